import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { scripted } from './property-server.js';
import { withServer } from './scripted-server.js';

test(
  'a property that only the app can list: not needed before, required and listed once authenticated',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const order = { releaseId: 205, name: 'Airtable' };
    const { id, fields } = await success(api.installConnector(order, { known: [] }));
    assert.equal(
      fields.map(({ name, required, lookup }) => [name, required, lookup]),
      [['BaseId', false, 705]],
    );
    const early = await failure(api.lookUp(id, 705));
    assert.equal([early.code, early.stage], ['rejected', 'authenticating']);
    const key = Secret.of(sandbox.demoAnswers(id).apiKey ?? '');
    const saved = await success(api.authenticate(id, { kind: 'apiKey', key }));
    assert.is(saved.fields[0]?.required, true);
    const options = await success(api.lookUp(id, 705));
    assert.equal(options, [
      { value: 'appSandboxInvoices', name: 'Invoices' },
      { value: 'appSandboxTickets', name: 'Tickets' },
    ]);
    const value = options[0]?.value ?? '';
    await success(api.setProperties(id, [{ name: 'BaseId', value }]));
    assert.equal(await success(api.verify(id, { test: 805 })), { verified: 'yes' });
  }),
);

test(
  'options are read as they are: numbers as text, no name, no value',
  withServer(
    scripted(() => ({
      body: [
        { Name: 'One', Value: 1 },
        { Name: null, Value: ' padded ' },
        { Name: 'None', Value: null },
        { Name: 'Blank', Value: ' ' },
        { Name: 'Missing' },
        { Name: 7, Value: false },
        { Name: 'Zero', Value: 0 },
      ],
    })),
    async (server) => {
      assert.equal(await success(server.client().lookUp(7, 701)), [
        { value: '1', name: 'One' },
        { value: ' padded ', name: ' padded ' },
        { value: 'false', name: '7' },
        { value: '0', name: 'Zero' },
      ]);
      assert.equal(server.calls(), ['POST /v1.0/account/connectors/7/triggers/701']);
      assert.is(server.requests.at(-1)?.body, '{}');
    },
  ),
);

test(
  'a lookup that is not there, and an answer that is no list',
  withServer(
    scripted(({ url }) => (url.endsWith('/1') ? { status: 404 } : { body: { Message: 'x' } })),
    async (server) => {
      const api = server.client();
      const missing = await failure(api.lookUp(7, 1));
      assert.is(missing.code, 'notFound');
      assert.is(missing.message, 'Cyclr does not know where to look these options up.');
      const unread = await failure(api.lookUp(7, 2));
      assert.equal([unread.code, unread.stage], ['badResponse', 'authenticating']);
    },
  ),
);

test.run();
