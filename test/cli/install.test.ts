import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { holdsNone } from '../support/canaries.js';
import { withSandbox } from '../support/sandboxed.js';
import { cli, environment, lastJson } from './command-line.js';

const privateApp = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01';

test(
  'an app is installed by the method and the name that a script gives, and authenticated',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const input = JSON.stringify({
      method: 'private APP token',
      name: 'HubSpot of the shop',
      apiKey: 'canary-key',
    });
    const before = sandbox.connectors().length;
    const ran = await cli(['install', 'HubSpot', '--name', 'Pipedrive', '--json'], { env, input });
    assert.is(ran.code, 0, ran.err);
    holdsNone('the output', ran.out + ran.err, ['canary-key']);
    const installed = sandbox.connectors().at(-1);
    assert.is(installed?.name, 'HubSpot of the shop', 'the name it was to have is in use');
    assert.is(sandbox.connectors().length, before + 1);
    assert.is(sandbox.readAuthValue(installed?.id ?? 0), 'canary-key');
    assert.equal(lastJson(ran), {
      status: 'authenticated',
      accountConnectorId: installed?.id,
      verified: 'unknown',
      authenticationId: privateApp,
    });
  }),
);

test(
  'an app without a choice is named by the id of its release, and its open test shows that it works',
  withSandbox(async (sandbox) => {
    const { code, out, err } = await cli(['install', '205', '--verify-test', '805'], {
      env: environment(sandbox),
      input: JSON.stringify({
        apiKey: 'airtable-demo-token',
        properties: { BaseId: 'appSandboxInvoices' },
      }),
    });
    assert.is(code, 0, err);
    assert.match(out, /Connector \d+ is authenticated \(verified: yes\)\./);
  }),
);

test(
  'what nobody chose is told, and nothing is installed',
  withSandbox(async (sandbox) => {
    const before = sandbox.connectors().length;
    const { code, err } = await cli(['install', 'HubSpot'], { env: environment(sandbox) });
    assert.is(code, 3);
    assert.match(err, `${privateApp}  Private app token`);
    assert.is(sandbox.connectors().length, before);
  }),
);

test(
  'a connector that is installed and not authenticated is named, with the way on',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const { code, err } = await cli(['install', 'HubSpot', '--authentication', privateApp], {
      env,
    });
    assert.is(code, 3);
    const id = sandbox.connectors().at(-1)?.id;
    assert.match(err, `cyclr-auth connect ${id} --authentication ${privateApp}`);
    const on = await cli(['connect', `${id}`, '--authentication', privateApp], {
      env: { ...env, CYCLR_API_KEY: 'hubspot-demo-token' },
    });
    assert.is(on.code, 0, on.err);
    assert.is(sandbox.readAuthValue(id ?? 0), 'hubspot-demo-token');
  }),
);

test(
  'what can be chosen in the connected app is told by value and name',
  withSandbox(async (sandbox) => {
    const { code, err } = await cli(['install', 'Airtable'], {
      env: { ...environment(sandbox), CYCLR_API_KEY: 'airtable-demo-token', CYCLR_PROPERTIES: '' },
      input: JSON.stringify({ apiKey: 'airtable-demo-token' }),
    });
    assert.is(code, 3);
    assert.match(err, 'BaseId (one of appSandboxInvoices: Invoices, appSandboxTickets: Tickets)');
  }),
);

test(
  'an app that cannot be authenticated here, or that there is not, is not installed',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const before = sandbox.connectors().length;
    assert.is((await cli(['install', 'SharePoint Server'], { env })).code, 4);
    assert.is((await cli(['install', 'No such app'], { env })).code, 1);
    assert.is((await cli(['install'], { env })).code, 2);
    assert.is(sandbox.connectors().length, before);
  }),
);

test.run();
