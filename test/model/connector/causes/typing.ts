import { askedFields } from '../../../../machines/submitted.js';
import { Secret } from '../../../../src/index.js';
import type { Cause } from '../../paths/cause.js';
import { type ConnectorScene, demoOf } from '../scenes.js';
import type { ConnectorStage } from '../stage.js';
import { keyIn, loginIn, typedProperties, typedTokens } from '../typed.js';

type ConnectorCause = Cause<ConnectorScene, ConnectorStage>;

const demoIn = (scene: ConnectorScene) => demoOf(scene).properties ?? {};

const properties: readonly ConnectorCause[] = typedProperties.map(({ name, of }) => ({
  name: `the user ${name}`,
  makes: 'properties.submit',
  brings: ({ context }, scene) => ({
    values: Object.fromEntries(
      Object.entries(of(askedFields(context), demoIn(scene))).map(([field, text]) => [
        field,
        Secret.of(text),
      ]),
    ),
  }),
  happen: ({ user, scene }, { context }) =>
    user.submitProperties(of(askedFields(context), demoIn(scene))),
}));

const keys: readonly ConnectorCause[] = [
  {
    name: 'the user enters no key',
    makes: 'apiKey.submit',
    brings: () => ({ key: Secret.of('') }),
    happen: ({ user }) => user.submitApiKey(''),
  },
  {
    name: 'the user enters a key',
    makes: 'apiKey.submit',
    brings: (_, scene) => ({ key: Secret.of(keyIn(scene)) }),
    happen: ({ user, scene }) => user.submitApiKey(keyIn(scene)),
  },
];

const logins: readonly ConnectorCause[] = [
  { name: 'the user enters half a login', login: () => ({ username: 'ann:b', password: '' }) },
  { name: 'the user enters a login', login: loginIn },
].map(({ name, login }) => ({
  name,
  makes: 'basic.submit',
  brings: (_, scene) => {
    const { username, password } = login(scene);
    return { username, password: Secret.of(password) };
  },
  happen: ({ user, scene }) => {
    const { username, password } = login(scene);
    return user.submitBasic(username, password);
  },
}));

const tokens: readonly ConnectorCause[] = [{ accessToken: Secret.of('') }, typedTokens].map(
  (each) => ({
    name:
      each === typedTokens ? 'the host hands tokens over' : 'the host hands an empty token over',
    makes: 'tokens.submit',
    // A page has no tokens, and a gateway takes none.
    brings: (_, { surface }) => (surface === 'store' ? { tokens: each } : undefined),
    happen: ({ user }) => user.submitTokens(each),
  }),
);

const methods: readonly ConnectorCause[] = [
  {
    name: 'the user chooses the second method',
    makes: 'method.submit',
    brings: ({ context }) => ({ authenticationId: context.installable?.methods[1]?.id }),
    happen: ({ user }, { context }) => user.submitMethod(context.installable?.methods[1]?.id),
  },
  {
    name: 'the user chooses no method',
    makes: 'method.submit',
    // A page has one chosen from the beginning, and no browser takes that back.
    brings: (_, { surface }) => (surface === 'store' ? { authenticationId: '' } : undefined),
    happen: ({ user }) => user.submitMethod(''),
  },
];

const names: readonly ConnectorCause[] = ['Mine', ' '].map((name) => ({
  name: name === 'Mine' ? 'the user gives another name' : 'the user gives no name',
  makes: 'name.submit',
  brings: () => ({ name }),
  happen: ({ user }) => user.submitName(name),
}));

/** What a user may type, right and wrong. */
export const typing = [...methods, ...names, ...properties, ...keys, ...logins, ...tokens];
