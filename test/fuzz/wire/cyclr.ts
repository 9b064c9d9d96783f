import { createCyclrClient } from '../../../src/cyclr/index.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { Secret } from '../../../src/domain/secret.js';
import { createGateway } from '../../../src/gateway/index.js';
import { createGatewayClient } from '../../../src/index.js';
import { base, fromPage } from '../../support/gateway.js';
import { type AnyAnswer, responseOf } from './answers.js';

/** One request as it left for Cyclr. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

export const clientSecret = 'canary-client-secret-Yt5w';
export const accessToken = 'canary-access-token-Yt5w';

/**
 * A Cyclr that answers everything in one way, and remembers what it was asked.
 *
 * @param secrets what is sent to it, some of which it may repeat
 */
export const cyclrAnswering = (answer: AnyAnswer, secrets: readonly string[]) =>
  cyclrWith(() => responseOf(answer, secrets));

/** A Cyclr that grants every token, and remembers what it was asked. */
export const cyclrWith = (answerTo: (asked: Sent) => Response) => {
  const sent: Sent[] = [];
  const answering: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const asked: Sent = {
      url,
      method: request.method,
      headers: request.headers,
      body: await request.text(),
    };
    sent.push(asked);
    return url.pathname === '/oauth/token'
      ? Response.json({ access_token: accessToken, expires_in: 3600 })
      : answerTo(asked);
  };
  return { sent, fetch: answering };
};

type ScriptedCyclr = ReturnType<typeof cyclrWith>;

/** The client of it. */
export const clientOf = ({ fetch }: ScriptedCyclr, accountId = 'account'): ConnectorApi =>
  createCyclrClient({
    apiUrl: 'https://api.cyclr.test',
    clientId: 'client',
    clientSecret: Secret.of(clientSecret),
    accountId,
    serviceUrl: 'https://acme-h.cyclr.test',
    username: 'jane@example.com',
    retry: { limit: 0 },
    fetch,
  });

/** A gateway before it. */
export const gatewayTo = ({ fetch }: ScriptedCyclr): ((request: Request) => Promise<Response>) =>
  createGateway({
    cyclr: {
      apiUrl: 'https://api.cyclr.test',
      serviceUrl: 'https://acme-h.cyclr.test',
      clientId: 'client',
      clientSecret,
      retry: { limit: 0 },
      fetch,
    },
    authorize: () => ({ accountId: 'account', username: 'jane', may: ['install', 'verify'] }),
    secret: 'a gateway secret of at least thirty-two characters',
  });

/** The client of a page that asks the gateway. */
export const pageOf = (cyclr: ScriptedCyclr): ConnectorApi => {
  const gateway = gatewayTo(cyclr);
  return createGatewayClient({
    url: base,
    fetch: (input, init) => {
      const request = new Request(input, init);
      for (const [name, value] of Object.entries(fromPage)) request.headers.set(name, value);
      return gateway(request);
    },
  });
};
