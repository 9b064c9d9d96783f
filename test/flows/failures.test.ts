import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AuthErrorCode } from '../../src/index.js';
import type { Fault, FaultRule } from '../../src/sandbox/index.js';
import { flowOf } from '../support/flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const pipedrive = 1001;
const mailgun = 1002;
const zendesk = 1003;
const answers = { Domain: 'mg.example.com', Region: 'EU', SigningKey: 'mailgun-demo-signing-key' };
const connector = (id: number) => `/v1.0/account/connectors/${id}`;

const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  status: code,
  headers,
});

const passing: readonly [string, Fault][] = [
  ['500 then fine', status(500)],
  ['503 then fine', status(503)],
  ['429 with Retry-After then fine', status(429, { 'retry-after': '0' })],
  ['a dropped connection then fine', { kind: 'drop', when: 'before' }],
  ['an answer lost half-way then fine', { kind: 'drop', when: 'midBody' }],
];

for (const [name, fault] of passing) {
  test(
    `${name}: the user sees nothing of it`,
    withSandbox(async (sandbox) => {
      sandbox.addFault({ match: { path: connector(pipedrive) }, times: 1, fault });
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: pipedrive });
      await flow.until('apiKey');
      sandbox.addFault({ match: { method: 'PUT' }, times: 1, fault });
      flow.submitApiKey('pipedrive-demo-key');
      assert.is((await flow.done).status, 'authenticated');
    }),
  );
}

const lasting: readonly [string, Fault, AuthErrorCode][] = [
  ['401 for ever', status(401), 'unauthorized'],
  ['403', status(403), 'forbidden'],
  ['404', status(404), 'notFound'],
  ['409', status(409), 'conflict'],
  ['429 with a long Retry-After', status(429, { 'retry-after': '3600' }), 'rateLimited'],
  ['503 for ever', status(503), 'server'],
  ['a connection dropped for ever', { kind: 'drop', when: 'before' }, 'network'],
  ['silence', { kind: 'hang' }, 'timeout'],
  ['a body that stalls', { kind: 'slowBody', ms: 60_000 }, 'timeout'],
  ['truncated JSON', { kind: 'truncate' }, 'badResponse'],
  ['HTML instead of JSON', { kind: 'html' }, 'badResponse'],
  ['an empty body', { kind: 'empty' }, 'badResponse'],
  ['wrong types', { kind: 'wrongTypes' }, 'badResponse'],
];

for (const [name, fault, code] of lasting) {
  // Short where it is the timeout that is waited for, and else so long that a busy machine does not meet it.
  const quick = { timeout: code === 'timeout' ? 1_000 : 20_000 };

  test(
    `${name} while fetching: ${code}, and retry goes on`,
    withSandbox(async (sandbox) => {
      const mend = sandbox.addFault({ match: { path: connector(pipedrive) }, fault });
      const flow = flowOf({ api: clientOf(sandbox, quick), accountConnectorId: pipedrive });
      const { error } = await flow.until('failed');
      assert.is(error.code, code);
      assert.is(error.stage, 'fetchConnector');
      if (name.startsWith('429')) assert.is(error.retryAfter, 3_600_000);
      mend();
      flow.retry();
      await flow.until('apiKey');
      flow.cancel();
      assert.is((await flow.done).status, 'cancelled');
    }),
  );

  test(
    `${name} while setting properties: ${code}, what was typed kept, nothing there twice`,
    withSandbox(
      async (sandbox) => {
        const flow = flowOf({ api: clientOf(sandbox, quick), accountConnectorId: mailgun });
        await flow.until('properties');
        const mend = sandbox.addFault({ match: { path: /\/properties/ }, fault });
        flow.submitProperties(answers);
        const { error } = await flow.until('failed');
        assert.is(error.code, code);
        assert.is(error.stage, 'setProperties');
        flow.back();
        const { fields } = await flow.until('properties');
        assert.is(fields.find((field) => field.name === 'Domain')?.value, 'mg.example.com');
        assert.not.ok(fields.some((field) => field.sensitive && 'value' in field));
        mend();
        flow.submitProperties({ SigningKey: answers.SigningKey });
        await flow.until('apiKey');
        const [installed] = sandbox.connectors().filter(({ id }) => id === mailgun);
        assert.equal([...(installed?.propertiesSet ?? [])].sort(), Object.keys(answers).sort());
        flow.stop();
      },
      { unknowns: { duplicateProperty: 'duplicate' } },
    ),
  );

  test(
    `${name} while saving: ${code}, and retry saves without asking again`,
    withSandbox(async (sandbox) => {
      const flow = flowOf({ api: clientOf(sandbox, quick), accountConnectorId: zendesk });
      await flow.until('properties');
      flow.submitProperties({ Subdomain: 'sandbox' });
      await flow.until('basic');
      const mend = sandbox.addFault({ match: { method: 'PUT' }, fault });
      flow.submitBasic('agent@example.com', 'zendesk-demo-pässword:1');
      const { error } = await flow.until('failed');
      assert.is(error.code, code);
      assert.is(error.stage, 'authenticating');
      flow.back();
      const { username } = await flow.until('basic');
      assert.is(username, 'agent@example.com');
      flow.submitBasic('agent@example.com', 'zendesk-demo-pässword:1');
      await flow.until('failed', () => true);
      mend();
      flow.retry();
      assert.is((await flow.done).status, 'authenticated');
    }),
  );
}

test(
  'a wrong client secret: invalidClient',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox, { clientSecret: 'wrong-secret' });
    const flow = flowOf({ api, accountConnectorId: pipedrive });
    const { error } = await flow.until('failed');
    assert.is(error.code, 'invalidClient');
    assert.not.match(JSON.stringify(error), 'wrong-secret');
    flow.cancel();
    await flow.done;
  }),
);

test(
  'tokens withdrawn in mid-flow are replaced without a word',
  withSandbox(async (sandbox) => {
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: pipedrive });
    await flow.until('apiKey');
    sandbox.revokeTokens();
    flow.submitApiKey('pipedrive-demo-key');
    assert.is((await flow.done).status, 'authenticated');
  }),
);

test(
  'Authenticated: false after a PUT goes back to entering',
  withSandbox(
    async (sandbox) => {
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: pipedrive });
      await flow.until('apiKey');
      flow.submitApiKey('wrong-key');
      const { error } = await flow.until('apiKey', (view) => 'error' in view);
      assert.is(error?.code, 'rejected');
      flow.submitApiKey('pipedrive-demo-key');
      assert.is((await flow.done).status, 'authenticated');
    },
    { unknowns: { authValueCheck: 'unauthenticated' } },
  ),
);

test(
  'a 400 to a PUT goes back to entering in the words of Cyclr',
  withSandbox(
    async (sandbox) => {
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: pipedrive });
      await flow.until('apiKey');
      flow.submitApiKey('wrong-key');
      const { error } = await flow.until('apiKey', (view) => 'error' in view);
      assert.is(error?.code, 'rejected');
      assert.is(error?.status, 400);
      assert.not.match(JSON.stringify(error), 'wrong-key');
      flow.submitApiKey('pipedrive-demo-key');
      assert.is((await flow.done).status, 'authenticated');
    },
    { unknowns: { authValueCheck: 'reject400' } },
  ),
);

test(
  'a 400 with a Message on a property goes back to its field',
  withSandbox(
    async (sandbox) => {
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: mailgun });
      await flow.until('properties');
      flow.submitProperties({ ...answers, Domain: 'invalid.example.com' });
      const { fields, error } = await flow.until('properties', (view) => 'error' in view);
      assert.is(error?.code, 'rejected');
      const domain = fields.find(({ name }) => name === 'Domain');
      assert.ok(domain?.error);
      assert.is(domain?.value, 'invalid.example.com');
      assert.not.ok(fields.some(({ name, error: at }) => name !== 'Domain' && at));
      flow.submitProperties(answers);
      await flow.until('apiKey');
      flow.stop();
    },
    { unknowns: { invalidProperty: 'reject400' } },
  ),
);

const lost: readonly FaultRule['fault'][] = [
  { kind: 'drop', when: 'after' },
  { kind: 'drop', when: 'midBody' },
  { kind: 'status', status: 500, handled: true },
];

for (const fault of lost) {
  test(
    `a property whose answer is lost (${JSON.stringify(fault)}) is created once`,
    withSandbox(
      async (sandbox) => {
        const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: zendesk });
        await flow.until('properties');
        sandbox.addFault({ match: { method: 'POST', path: /\/properties/ }, times: 1, fault });
        flow.submitProperties({ Subdomain: 'sandbox' });
        await flow.until('basic');
        assert.is(
          sandbox
            .requests()
            .filter(({ method, path }) => method === 'POST' && path.includes('/properties')).length,
          1,
        );
        flow.stop();
      },
      { unknowns: { duplicateProperty: 'duplicate' } },
    ),
  );
}

test(
  'leaving a state aborts its request, and cancel sends no more',
  withSandbox(async (sandbox) => {
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: pipedrive });
    await flow.until('apiKey');
    sandbox.addFault({ match: { method: 'PUT' }, fault: { kind: 'hang' } });
    flow.submitApiKey('k');
    flow.cancel();
    assert.is((await flow.done).status, 'cancelled');
    assert.is(sandbox.readAuthValue(pipedrive), null);
  }),
);

test.run();
