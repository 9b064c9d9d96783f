import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SimulatedClock } from 'xstate';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver } from '../../src/index.js';
import { flowOf } from '../support/flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { settled } from '../support/scripted-api.js';

const salesforce = 1005;
const dynamics = 1006;
const slack = 1015;

const withUrl = (view: object): boolean => 'url' in view && view.url !== undefined;

/** Lets real answers arrive while the flow's own clock stands still, then moves it on until the step is reached. */
const untilStep = async (flow: ReturnType<typeof flowOf>, clock: SimulatedClock, step: string) => {
  for (let turn = 0; turn < 200 && flow.getView().step !== step; turn += 1) {
    clock.increment(2_000);
    for (let wait = 0; wait < 20; wait += 1) await settled();
    await fetch('data:,').then((answer) => answer.text());
  }
};

test(
  'polling alone notices a sign-in finished elsewhere',
  withSandbox(async (sandbox) => {
    const clock = new SimulatedClock();
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: salesforce, clock });
    await flow.until('oauth');
    flow.startOAuth();
    const { url = '' } = await flow.until('oauth', withUrl);
    await signInByFetch(url);
    await untilStep(flow, clock, 'authenticated');
    assert.is(flow.getView().step, 'authenticated');
  }),
);

test(
  'properties come before the sign-in, and a landing page ends it without polling',
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    try {
      const oauth = linkDriver(landing);
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: dynamics, oauth });
      await flow.until('properties');
      flow.submitProperties(sandbox.demoAnswers(dynamics).properties);
      await flow.until('oauth');
      flow.startOAuth();
      const { url = '' } = await flow.until('oauth', withUrl);
      assert.match(await signInByFetch(url), '/signed-in/');
      assert.is((await flow.done).status, 'authenticated');
    } finally {
      landing.close();
    }
  }),
);

test(
  'a re-authentication is told by the landing page, as the flag does not change',
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    try {
      const flow = flowOf({
        api: clientOf(sandbox),
        accountConnectorId: slack,
        reauthenticate: true,
        oauth: linkDriver(landing),
      });
      await flow.until('oauth');
      const before = sandbox.readAuthValue(slack);
      flow.startOAuth();
      const { url = '' } = await flow.until('oauth', withUrl);
      await signInByFetch(url);
      assert.is((await flow.done).status, 'authenticated');
      assert.is.not(sandbox.readAuthValue(slack), before);
    } finally {
      landing.close();
    }
  }),
);

test(
  'Deny tells nobody: the flow waits, can be left, and ends in signInTimeout',
  withSandbox(async (sandbox) => {
    const clock = new SimulatedClock();
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: salesforce, clock });
    await flow.until('oauth');
    flow.startOAuth();
    const { url = '' } = await flow.until('oauth', withUrl);
    const page = await signInByFetch(url, 'deny');
    assert.ok(page.startsWith(sandbox.serviceUrl), 'left on a page of Cyclr');
    assert.is(flow.getView().step, 'oauth');
    flow.cancelOAuth();
    const ready = flow.getView();
    assert.is(ready.step === 'oauth' && ready.phase, 'ready');
    flow.startOAuth();
    clock.increment(600_000);
    const { error } = await flow.until('failed');
    assert.is(error.code, 'signInTimeout');
    flow.retry();
    await flow.until('oauth', withUrl);
    flow.stop();
  }),
);

test('a sign-in link is good once and for five minutes; another is one call away', async () => {
  let now = Date.now();
  await withSandbox(
    async (sandbox) => {
      const clock = new SimulatedClock();
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: salesforce, clock });
      await flow.until('oauth');
      flow.startOAuth();
      const { url = '' } = await flow.until('oauth', withUrl);
      now += 301_000;
      assert.is((await fetch(url)).status, 403);
      clock.increment(300_000);
      const expired = flow.getView();
      assert.is(expired.step === 'oauth' && expired.notice, 'linkExpired');
      flow.startOAuth();
      const { url: another = '' } = await flow.until('oauth', withUrl);
      assert.is.not(another, url);
      await signInByFetch(another);
      assert.is((await fetch(another)).status, 403, 'used');
      await untilStep(flow, clock, 'authenticated');
      assert.is(flow.getView().step, 'authenticated');
    },
    { clock: { now: () => now } },
  )();
});

test.run();
