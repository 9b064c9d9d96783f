import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { scripted } from './property-server.js';
import { withServer } from './scripted-server.js';

const templateId = '7b2e3d4c-0000-4000-8000-000000000001';

for (const prerequisiteIds of ['number', 'text'] as const) {
  test(
    `an installed template names what it misses (ids as ${prerequisiteIds}), until nothing is`,
    withSandbox(
      async (sandbox) => {
        const api = clientOf(sandbox);
        const { cycleId } = await success(api.installTemplate(templateId));
        assert.equal(await success(api.listUnauthenticated(cycleId)), [1001, 1002]);
        const key = Secret.of('key');
        await success(api.authenticate(1001, { kind: 'apiKey', key }));
        assert.equal(await success(api.listUnauthenticated(cycleId)), [1002]);
        await success(api.authenticate(1002, { kind: 'apiKey', key }));
        assert.equal(await success(api.listUnauthenticated(cycleId)), []);
      },
      { unknowns: { prerequisiteIds } },
    ),
  );
}

const answering = (body: unknown) => scripted(() => ({ body }));

test(
  'other reasons and other objects are left out, and each connector is named once',
  withServer(
    answering([
      { ReasonCode: 10, ObjectType: 'Step', ObjectId: 'guid' },
      { ReasonCode: 20, ObjectType: 'Step', ObjectId: 'guid' },
      { ReasonCode: 20, ObjectType: 'accountconnector', ObjectId: 9 },
      { ReasonCode: 30, ObjectType: 'AccountConnector', ObjectId: 8 },
      { ReasonCode: '20', ObjectType: null, ObjectId: '7' },
      { ReasonCode: 20, ObjectId: 9 },
    ]),
    async (server) => {
      assert.equal(await success(server.client().listUnauthenticated('c/1')), [9, 7]);
      assert.equal(server.calls(), ['GET /v1.0/cycles/c%2F1/prerequisites']);
    },
  ),
);

test('a connector that cannot be told is an error, for nothing must look complete that is not', async () => {
  for (const ObjectId of [undefined, null, 'guid', -1, {}]) {
    await withServer(
      answering([{ ReasonCode: 20, ObjectType: 'AccountConnector', ObjectId }]),
      async (server) => {
        const error = await failure(server.client().listUnauthenticated('c'));
        assert.equal([error.code, error.stage], ['badResponse', 'fetchConnector']);
      },
    )();
  }
});

test(
  'an integration that Cyclr does not know is told as such',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    for (const id of ['7b2e3d4c-0000-4000-8000-00000000ffff', '..']) {
      const error = await failure(api.listUnauthenticated(id));
      assert.is(error.code, 'notFound');
      assert.is(error.message, 'Cyclr does not know this integration.');
    }
  }),
);

test.run();
