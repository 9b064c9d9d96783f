import { Secret } from '../../../../src/index.js';
import type { Cause } from '../../paths/cause.js';
import type { ConnectorScene } from '../scenes.js';
import type { ConnectorStage } from '../stage.js';
import { typedKey, typedLogin, typedProperties } from '../typed.js';

type ConnectorCause = Cause<ConnectorScene, ConnectorStage>;

const properties: readonly ConnectorCause[] = typedProperties.map(({ name, of }) => ({
  name: `the user ${name}`,
  makes: 'properties.submit',
  brings: ({ context }, { answers }) => ({
    values: Object.fromEntries(
      Object.entries(of(context.connector?.fields ?? [], answers.demo)).map(([field, text]) => [
        field,
        Secret.of(text),
      ]),
    ),
  }),
  happen: ({ user, scene }, { context }) =>
    user.submitProperties(of(context.connector?.fields ?? [], scene.answers.demo)),
}));

const keys: readonly ConnectorCause[] = ['', typedKey].map((key) => ({
  name: key === '' ? 'the user enters no key' : 'the user enters a key',
  makes: 'apiKey.submit',
  brings: () => ({ key: Secret.of(key) }),
  happen: ({ user }) => user.submitApiKey(key),
}));

const logins: readonly ConnectorCause[] = [{ username: 'ann:b', password: '' }, typedLogin].map(
  ({ username, password }) => ({
    name: password === '' ? 'the user enters half a login' : 'the user enters a login',
    makes: 'basic.submit',
    brings: () => ({ username, password: Secret.of(password) }),
    happen: ({ user }) => user.submitBasic(username, password),
  }),
);

/** What a user may type, right and wrong. */
export const typing = [...properties, ...keys, ...logins];
