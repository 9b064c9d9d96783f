import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeSeed, defaultSeed, isSandboxError, startSandbox } from '../../src/sandbox/index.js';
import { withSandbox } from './caller.js';

const errorsOf = (input: unknown): readonly string[] => {
  const decoded = decodeSeed(input);
  return E.isLeft(decoded) ? decoded.left : [];
};

const minimal = {
  connectors: [{ id: 9, name: 'App', authType: 'ApiKey' }],
  accounts: [{ id: 'a', connectors: [{ id: 1, connectorId: 9 }] }],
};

test('the seed that ships is valid, also after a trip through JSON', () => {
  assert.equal(errorsOf(JSON.parse(JSON.stringify(defaultSeed))), []);
});

test(
  'the seed that ships holds every kind of authentication, and a demo answer for each need',
  withSandbox(async (sandbox) => {
    const kinds = new Set(
      sandbox
        .connectors()
        .map(({ authType, oauth2Type }) => (authType === 'OAuth2' ? oauth2Type : authType)),
    );
    for (const kind of [
      'None',
      'ApiKey',
      'Basic',
      'OAuth1',
      'AuthorisationCode',
      'ClientCredentials',
      'PasswordCredentials',
      'Unknown',
      'AuthFields',
      'Kerberos',
      'NetSuiteOAuth1',
      'ClientCertificate',
    ]) {
      assert.ok(kinds.has(kind), kind);
    }
    for (const connector of sandbox.connectors()) {
      const answers = sandbox.demoAnswers(connector.id);
      for (const name of connector.propertiesRequired) {
        assert.type(answers.properties[name], 'string', `${connector.name} ${name}`);
      }
      if (connector.authType === 'ApiKey') assert.type(answers.apiKey, 'string');
      if (connector.authType === 'Basic') assert.type(answers.password, 'string');
    }
    assert.ok(sandbox.connectors().some((connector) => connector.system));
  }),
);

test('errors name the place and what was expected, never the value', () => {
  const secret = 'CANARY-VALUE';
  const wrong = {
    ...minimal,
    accounts: [{ id: 'a', connectors: [{ id: secret, connectorId: 9 }] }],
  };
  const errors = errorsOf(wrong);
  assert.equal(errors, ['accounts[0].connectors[0].id should be Integer']);
  const typo = {
    ...minimal,
    connectors: [{ id: 9, name: 'App', authType: 'ApiKey', apikey: secret }],
  };
  assert.equal(errorsOf(typo), ['connectors[0].apikey is not a known member']);
  assert.not.match(JSON.stringify([errors, errorsOf(typo)]), secret);
});

test('ids are unique and references lead somewhere', () => {
  const twice = { ...minimal, connectors: [...minimal.connectors, ...minimal.connectors] };
  assert.match(errorsOf(twice).join(), 'connectors should have ids that differ');
  const dangling = { ...minimal, accounts: [{ id: 'a', connectors: [{ id: 1, connectorId: 8 }] }] };
  assert.match(errorsOf(dangling).join(), 'accounts[0].connectors[0].connectorId');
  assert.match(errorsOf({ connectors: [], accounts: [] }).join(), 'accounts should hold');
  const bare = { ...minimal, connectors: [{ id: 9, name: 'App' }] };
  assert.match(errorsOf(bare).join(), 'connectors[0] should have authType');
});

test('a seed is read from a JSON file; a missing, broken or wrong one is a typed error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  const path = join(folder, 'seed.json');
  const codeOf = async (text: string): Promise<string> => {
    await writeFile(path, text);
    return startSandbox({ seed: path }).then(
      async (sandbox) => {
        await sandbox.close();
        return 'started';
      },
      (error) => (isSandboxError(error) ? error.code : 'another error'),
    );
  };
  try {
    assert.is(await codeOf(JSON.stringify(minimal)), 'started');
    assert.is(await codeOf('{"clientSecret": "CANARY'), 'unreadableSeed');
    assert.is(await codeOf('{}'), 'invalidSeed');
    await rm(path);
    await startSandbox({ seed: path }).then(
      () => assert.unreachable(),
      (error) => assert.is(error.code, 'unreadableSeed'),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test(
  'explicit ids, credentials, stored values and unknown types are kept as the seed gives them',
  withSandbox(
    async (sandbox) => {
      assert.is(sandbox.clientId, 'me');
      assert.is(sandbox.clientSecret, 'mine');
      assert.equal(sandbox.accounts, [{ id: 'a', name: 'Acme', username: 'u@x.test' }]);
      assert.is(sandbox.readAuthValue(77), 'stored');
      assert.is(sandbox.readProperty(77, 'P'), 'v');
      const [connector] = sandbox.connectors();
      assert.is(connector?.authType, 'Telepathy');
      assert.is(connector?.authenticated, false);
      assert.not.match(JSON.stringify(sandbox.connectors()), 'stored');
    },
    {
      seed: {
        clientId: 'me',
        clientSecret: 'mine',
        connectors: [{ id: 9, name: 'App', authType: 'Telepathy' }],
        accounts: [
          {
            id: 'a',
            name: 'Acme',
            username: 'u@x.test',
            connectors: [
              {
                id: 77,
                connectorId: 9,
                authValue: 'stored',
                authenticated: false,
                properties: [{ id: 5, name: 'P', value: 'v' }],
              },
            ],
          },
        ],
      },
    },
  ),
);

test.run();
