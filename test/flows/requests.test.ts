import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sandbox } from '../../src/sandbox/index.js';
import { flowOf } from '../support/flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const pipedrive = 1001;
const mailgun = 1002;
const slack = 1015;

/** Requests to Cyclr's resources; the token's is not one. */
const asked = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ path }) => path.startsWith('/v1.0/'));

/** How many requests had to wait for one before: a request begun while another was open is in the same round. */
const serialRounds = (sandbox: Sandbox): number => {
  let rounds = 0;
  let roundEnds = -1;
  for (const { begin, end } of [...asked(sandbox)].sort((a, b) => a.begin - b.begin)) {
    if (begin > roundEnds) {
      rounds += 1;
      roundEnds = end ?? Number.POSITIVE_INFINITY;
    } else roundEnds = Math.max(roundEnds, end ?? roundEnds);
  }
  return rounds;
};

test(
  'an API-key flow with three required properties takes five requests in three rounds',
  withSandbox(
    async (sandbox) => {
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: mailgun });
      await flow.until('properties');
      flow.submitProperties(sandbox.demoAnswers(mailgun).properties);
      await flow.until('apiKey');
      flow.submitApiKey(sandbox.demoAnswers(mailgun).apiKey ?? '');
      assert.is((await flow.done).status, 'authenticated');
      assert.equal(
        asked(sandbox)
          .map(({ method }) => method)
          .sort(),
        ['GET', 'POST', 'POST', 'POST', 'PUT'],
      );
      assert.is(serialRounds(sandbox), 3);
    },
    // Long enough for requests sent together to be seen together.
    { faults: [{ match: { server: 'api' }, fault: { kind: 'latency', ms: 25 } }] },
  ),
);

test(
  'an authenticated connector takes one request',
  withSandbox(async (sandbox) => {
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: slack });
    assert.is((await flow.done).status, 'authenticated');
    assert.is(asked(sandbox).length, 1);
  }),
);

test(
  'properties that Cyclr has are replaced by id, and only those that changed',
  withSandbox(async (sandbox) => {
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: mailgun });
    await flow.until('properties');
    flow.submitProperties(sandbox.demoAnswers(mailgun).properties);
    await flow.until('apiKey');
    flow.back();
    await flow.until('properties');
    flow.submitProperties({ Domain: 'other.example.com', Region: 'EU', SigningKey: '' });
    await flow.until('apiKey');
    flow.cancel();
    assert.is(asked(sandbox).filter(({ method }) => method === 'PUT').length, 1);
    assert.is(sandbox.readProperty(mailgun, 'Domain'), 'other.example.com');
    assert.is(sandbox.readProperty(mailgun, 'SigningKey'), 'mailgun-demo-signing-key');
  }),
);

test(
  'Cyclr gets the bytes it documents',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const key = flowOf({ api, accountConnectorId: pipedrive });
    await key.until('apiKey');
    key.submitApiKey(' pipedrive-demo-key\n');
    await key.done;
    assert.is(sandbox.readAuthValue(pipedrive), 'pipedrive-demo-key');

    const basic = flowOf({ api, accountConnectorId: 1003 });
    await basic.until('properties');
    basic.submitProperties({ Subdomain: 'sandbox' });
    await basic.until('basic');
    basic.submitBasic('agent@example.com', 'pässword:1');
    await basic.done;
    assert.is(
      sandbox.readAuthValue(1003),
      Buffer.from('agent@example.com:pässword:1', 'utf8').toString('base64'),
    );
  }),
);

test.run();
