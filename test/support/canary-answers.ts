import type { ConnectorAuthEvent } from '../../machines/index.js';
import { type ConnectorView, Secret } from '../../src/index.js';

/** What is typed wherever a flow asks for a secret. */
export const canary = {
  key: 'canary-key-1f9d',
  password: 'canary-password-77c2',
  property: 'canary-property-90ab',
  clientSecret: 'canary-client-secret-3e21',
};

/** What a server may say of a secret that it was sent. */
export const echoOf = (secret: string): string =>
  [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(`agent@example.com:${secret}`).toString('base64'),
    encodeURIComponent(secret),
  ].join(' ');

/** What answers a question with canaries; nothing where nothing is asked for. */
export const canaryAnswer = (view: ConnectorView): ConnectorAuthEvent | undefined => {
  switch (view.step) {
    case 'properties':
      return {
        type: 'properties.submit',
        values: Object.fromEntries(
          view.fields.map(({ name, sensitive }) => [
            name,
            sensitive ? Secret.of(canary.property) : 'plain',
          ]),
        ),
      };
    case 'apiKey':
      return { type: 'apiKey.submit', key: Secret.of(canary.key) };
    case 'basic':
      return {
        type: 'basic.submit',
        username: 'agent@example.com',
        password: Secret.of(canary.password),
      };
    case 'oauth':
      return view.phase === 'ready' ? { type: 'oauth.start' } : undefined;
    case 'failed':
      return { type: 'cancel' };
    default:
      return undefined;
  }
};
