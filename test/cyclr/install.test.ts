import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { accountOf, install, list } from './account-server.js';
import { failure, success } from './outcome.js';
import { scripted } from './property-server.js';
import { connector } from './samples.js';
import { withServer } from './scripted-server.js';

const release = (members: object) => ({ Id: 100, Name: 'Example', AuthType: 'ApiKey', ...members });

test(
  'what can be installed is read by id or by name, beside the names that are taken',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const byId = await success(api.fetchInstallable({ connector: 307 }));
    assert.equal(byId.release, { id: 307, name: 'HubSpot', version: 'v3' });
    assert.equal(
      byId.methods.map(({ name, kind }) => [name, kind]),
      [
        ['Sign in with HubSpot', 'oauth'],
        ['Private app token', 'apiKey'],
      ],
    );
    assert.equal(
      byId.instances,
      sandbox.connectors().map(({ id, name }) => ({ id, name })),
    );
    assert.equal(await success(api.fetchInstallable({ connector: 'hubspot ' })), byId);
    assert.equal(
      await success(api.fetchInstallable({ connector: 'HubSpot', version: 'v3' })),
      byId,
    );
  }),
);

test(
  'what Cyclr does not know is notFound, and nothing is asked of a name that is none',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    for (const name of [99999, 'Nothing', '', '  ', '.', '..']) {
      const error = await failure(api.fetchInstallable({ connector: name }));
      assert.equal([error.code, error.stage], ['notFound', 'install'], String(name));
    }
    const asked = sandbox.requests().map(({ path }) => path);
    assert.equal(
      asked.filter((path) => !/token|account\/connectors/.test(path)),
      ['/v1.0/connectors/99999', '/v1.0/connectors/Nothing'],
    );
  }),
);

test(
  'of several releases of a name the approved one is meant, and one that cannot be read is no matter',
  withServer(
    scripted(({ url }) => {
      if (url.startsWith('/v1.0/account')) return { body: [] };
      return {
        body: [
          release({ Id: 1, Status: 'Beta' }),
          release({ Id: 2, Name: 'Example Plus', Status: 'Approved' }),
          { Id: 'unreadable' },
          release({ Id: 3, Name: 'EXAMPLE', Status: 'Approved' }),
        ],
      };
    }),
    async (server) => {
      const { release: found } = await success(
        server.client().fetchInstallable({ connector: 'example' }),
      );
      assert.equal(found, { id: 3, name: 'EXAMPLE' });
    },
  ),
);

test(
  'a name and a version are encoded, and one that has no approved release is the first',
  withServer(
    scripted(({ url }) =>
      url.startsWith('/v1.0/account')
        ? { body: [] }
        : { body: [release({ Name: 'A/B é', Version: '1 b' }), release({ Id: 5, Name: 'A/B é' })] },
    ),
    async (server) => {
      const request = { connector: 'A/B é', version: '1 b' };
      const { release: found } = await success(server.client().fetchInstallable(request));
      assert.is(found.id, 100);
      assert.ok(server.calls().includes('GET /v1.0/connectors/A%2FB%20%C3%A9/1%20b'));
    },
  ),
);

test(
  'a list that cannot be had is a failure of installing',
  withServer(
    scripted(({ url }) =>
      url.startsWith('/v1.0/account') ? { status: 403 } : { body: release({}) },
    ),
    async (server) => {
      const error = await failure(server.client().fetchInstallable({ connector: 100 }));
      assert.equal([error.code, error.stage], ['forbidden', 'install']);
    },
  ),
);

test(
  'an order is one POST, never without a body and a name',
  withServer(accountOf().script, async (server) => {
    const api = server.client();
    const installed = await success(
      api.installConnector({ releaseId: 100, name: 'Ours' }, { known: [] }),
    );
    assert.equal([installed.id, installed.name], [500, 'Ours']);
    assert.equal(server.calls(), [install]);
    assert.equal(JSON.parse(server.requests.at(-1)?.body ?? ''), { Name: 'Ours' });
    const order = { releaseId: 100, name: 'B', description: 'Second', authenticationId: 'guid' };
    await success(api.installConnector(order, { known: [500] }));
    assert.equal(JSON.parse(server.requests.at(-1)?.body ?? ''), {
      Name: 'B',
      Description: 'Second',
      AuthenticationId: 'guid',
    });
  }),
);

test(
  'the chosen method is known from the answer on, and may be told when the connector is read again',
  withSandbox(
    async (sandbox) => {
      const api = clientOf(sandbox);
      const { methods } = await success(api.fetchInstallable({ connector: 307 }));
      const token = methods.find(({ kind }) => kind === 'apiKey');
      const authenticationId = token?.id ?? '';
      const order = { releaseId: 307, name: 'HubSpot', authenticationId };
      const installed = await success(api.installConnector(order, { known: [] }));
      assert.is(installed.authMethod.kind, 'apiKey');
      assert.is(installed.authName, 'Private app token');
      const told = await success(api.fetchConnector(installed.id, { authenticationId }));
      assert.is(told.authMethod.kind, 'apiKey');
      // Cyclr may name the release's own method only
      assert.is((await success(api.fetchConnector(installed.id))).authMethod.kind, 'oauth');
    },
    { unknowns: { topLevelAuthType: 'release' } },
  ),
);

test(
  'a taken name is nameInUse, with nothing looked for and nothing sent again',
  withServer(accountOf([connector(7, { Name: 'Ours' })]).script, async (server) => {
    const order = { releaseId: 100, name: 'Ours' };
    const error = await failure(server.client().installConnector(order, { known: [7] }));
    assert.equal([error.code, error.stage, error.retryable], ['nameInUse', 'install', false]);
    assert.is(error.message, "Account connector name 'Ours' is in use.");
    assert.equal(server.calls(), [install]);
  }),
);

test(
  'told to look first, it takes what is there and installs only where there is nothing',
  withServer(accountOf([connector(7, { Name: 'Ours' })]).script, async (server) => {
    const api = server.client();
    const order = { releaseId: 100, name: 'Ours' };
    const found = await success(api.installConnector(order, { known: [], lookFirst: true }));
    assert.is(found.id, 7);
    assert.equal(server.calls(), [list, 'GET /v1.0/account/connectors/7']);
    const other = { releaseId: 100, name: 'Other' };
    const installed = await success(api.installConnector(other, { known: [], lookFirst: true }));
    assert.is(installed.id, 501);
    assert.equal(server.calls().slice(2), [list, install]);
  }),
);

test(
  'told to look first where it cannot, it installs nothing',
  withServer(
    scripted(() => ({ status: 403 })),
    async (server) => {
      const error = await failure(
        server
          .client()
          .installConnector({ releaseId: 100, name: 'A' }, { known: [], lookFirst: true }),
      );
      assert.equal([error.code, error.stage], ['forbidden', 'install']);
      assert.equal(server.calls(), [list]);
    },
  ),
);

test.run();
