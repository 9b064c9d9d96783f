import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { isToken, scripted } from './property-server.js';
import { type Reply, timeFor, withServer } from './scripted-server.js';

const templateId = '7b2e3d4c-0000-4000-8000-000000000002';
const call = 'POST /v1.0/templates/t%2F1/install';

test(
  'an installed template names its cycle and its connectors in order',
  withSandbox(async (sandbox) => {
    const installed = await success(clientOf(sandbox).installTemplate(templateId));
    const [cycle] = sandbox.cycles();
    assert.equal(installed, { cycleId: cycle?.id, accountConnectorIds: cycle?.connectorIds });
    assert.is(installed.accountConnectorIds.length, 3);
  }),
);

test(
  'it is one POST of an empty object, and a connector that is used twice is named once',
  withServer(
    scripted(() => ({
      body: {
        Id: 'c1',
        Connectors: [5, 4, 5].map((AccountConnectorId) => ({ AccountConnectorId, Name: 'A' })),
      },
    })),
    async (server) => {
      const installed = await success(server.client().installTemplate('t/1'));
      assert.equal(installed, { cycleId: 'c1', accountConnectorIds: [5, 4] });
      assert.equal(server.calls(), [call]);
      assert.is(server.requests.at(-1)?.body, '{}');
    },
  ),
);

const lostAnswers: readonly [string, Reply][] = [
  ['network', { fault: 'drop' }],
  ['network', { fault: 'drop in body', body: { Id: 'c1' } }],
  ['timeout', { fault: 'silence' }],
  ['server', { status: 500 }],
  ['server', { status: 503, headers: { 'retry-after': '1' } }],
  ['badResponse', { body: '<html>' }],
  ['badResponse', { body: { Id: 'c1', Connectors: [{}] } }],
];

for (const [code, lost] of lostAnswers) {
  test(`a lost answer (${JSON.stringify(lost)}) is not repeated, and says what may be`, async () => {
    await withServer(
      scripted(() => lost),
      async (server) => {
        const error = await failure(server.client(timeFor(lost)).installTemplate('t/1'));
        assert.equal([error.code, error.stage, error.retryable], [code, 'install', false]);
        assert.match(error.message, 'may have been installed all the same');
        assert.equal(server.calls(), [call]);
      },
    )();
  });
}

test(
  'where not even a token could be had, nothing was installed, and it can be tried again',
  withServer(
    (request) => (isToken(request) ? { status: 503 } : undefined),
    async (server) => {
      const error = await failure(server.client().installTemplate('t/1'));
      assert.equal([error.code, error.retryable], ['server', true]);
      assert.not.match(error.message, 'installed');
      assert.equal(server.calls(), []);
    },
  ),
);

test(
  'a token that has ended is replaced: nothing was done with it',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    await success(api.listConnectors());
    sandbox.revokeTokens();
    await success(api.installTemplate(templateId));
    assert.is(sandbox.cycles().length, 1);
  }),
);

test(
  'a template that Cyclr does not know is told as such',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    for (const id of ['7b2e3d4c-0000-4000-8000-00000000ffff', '..', '']) {
      const error = await failure(api.installTemplate(id));
      assert.equal([error.code, error.stage], ['notFound', 'install']);
      assert.is(error.message, 'Cyclr does not know this template.');
    }
  }),
);

test(
  'an answer that is lost after the work leaves one cycle and an error',
  withSandbox(async (sandbox) => {
    sandbox.addFault({
      match: { method: 'POST', path: /install$/ },
      fault: { kind: 'drop', when: 'after' },
    });
    const error = await failure(clientOf(sandbox).installTemplate(templateId));
    assert.equal([error.code, error.retryable], ['network', false]);
    assert.is(sandbox.cycles().length, 1);
  }),
);

test.run();
