import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as E from '#fp-ts/Either';
import { createCyclrClient } from '../../src/cyclr/index.js';
import { Secret } from '../../src/domain/secret.js';
import { validateProperties } from '../../src/domain/validation.js';
import { startSandbox, type Unknowns } from '../../src/sandbox/index.js';
import { failure, success } from './outcome.js';

type Running = Awaited<ReturnType<typeof startSandbox>>;

const clientOf = (sandbox: Running, clientSecret = sandbox.clientSecret) => {
  const { apiUrl, serviceUrl, clientId, accountId, username } = sandbox;
  const retry = { delay: 0 };
  return createCyclrClient({
    apiUrl,
    serviceUrl,
    clientId,
    clientSecret,
    accountId,
    username,
    retry,
  });
};

const withSandbox =
  (run: (sandbox: Running) => Promise<void>, unknowns: Partial<Unknowns> = {}) =>
  async (): Promise<void> => {
    const sandbox = await startSandbox({ unknowns });
    try {
      await run(sandbox);
    } finally {
      await sandbox.close();
    }
  };

/** What nobody outside Cyclr knows for certain, one way and the other. */
const cyclrs: readonly [string, Partial<Unknowns>][] = [
  ['as it probably is', {}],
  [
    'that masks, lists little and checks',
    {
      sensitiveValues: 'masked',
      unsetParameters: 'empty',
      listParameters: false,
      maxPageSize: 5,
      authValueCheck: 'reject400',
      notFoundBody: 'message',
    },
  ],
  ['that hides and refuses', { sensitiveValues: 'null', duplicateProperty: 'reject400' }],
];

const connectEverything = async (sandbox: Running): Promise<void> => {
  const api = clientOf(sandbox);
  const list = await success(api.listConnectors());
  const expected = sandbox.connectors().filter((one) => one.accountId === sandbox.accountId);
  assert.is(list.length, expected.length);
  for (const { id } of list) {
    const connector = await success(api.fetchConnector(id));
    const answers = sandbox.demoAnswers(id);
    const changes = validateProperties(connector.fields, answers.properties);
    if (E.isLeft(changes)) throw new Error(`${connector.name}: ${JSON.stringify(changes.left)}`);
    await success(api.setProperties(id, changes.right));
    for (const [name, value] of Object.entries(answers.properties)) {
      assert.is(sandbox.readProperty(id, name), value, connector.name);
    }
    const { kind } = connector.authMethod;
    if (kind === 'apiKey' && answers.apiKey) {
      const key = Secret.of(answers.apiKey);
      await success(api.authenticate(id, { kind, key }));
      assert.is(sandbox.readAuthValue(id), answers.apiKey);
    }
    if (kind === 'basic' && answers.username && answers.password) {
      const { username } = answers;
      const password = Secret.of(answers.password);
      await success(api.authenticate(id, { kind, username, password }));
      assert.is(
        sandbox.readAuthValue(id),
        Buffer.from(`${username}:${answers.password}`).toString('base64'),
      );
    }
    if (kind === 'tokenGrant') await success(api.authenticate(id, { kind }));
    if (kind === 'oauth') {
      const { url } = await success(api.startSignIn(id));
      const page = await fetch(url.reveal(), { redirect: 'manual' });
      assert.ok(page.status < 400, `${connector.name}: ${page.status}`);
    }
  }
};

for (const [what, unknowns] of cyclrs) {
  test(
    `every connector of a Cyclr ${what} takes its properties and what is typed for it`,
    withSandbox(connectEverything, unknowns),
  );
}

test(
  'a wrong client secret, and a connector that is not there, are told apart',
  withSandbox(async (sandbox) => {
    const wrong = await failure(clientOf(sandbox, 'wrong-secret').listConnectors());
    assert.is(wrong.code, 'invalidClient');
    assert.is((await failure(clientOf(sandbox).fetchConnector(999_999))).code, 'notFound');
  }),
);

test(
  'tokens revoked in mid-flow are replaced without anybody noticing',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    await success(api.listConnectors());
    sandbox.revokeTokens();
    await success(api.listConnectors());
  }),
);

test.run();
