import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { createAccountAuth, Secret } from '../../src/index.js';
import { running } from '../support/running.js';
import { aConnector, aField, scriptedApi, settled } from '../support/scripted-api.js';

const refused = authError('forbidden', 'authenticating');

test('when one question to the connected app fails, the others are given up', async () => {
  const { fetched, succeed, fail, actor, calls, state } = running();
  const fields = [701, 702].map((lookup) => aField(`Field ${lookup}`, { lookup }));
  await fetched(aConnector({ kind: 'apiKey' }, { fields }));
  actor.send({ type: 'apiKey.submit', key: Secret.of('k') });
  await succeed('authenticate', aConnector({ kind: 'apiKey' }, { fields, authenticated: true }));
  const asked = calls.filter(({ method }) => method === 'lookUp');
  assert.equal(
    asked.map(({ args, signal }) => [args[1], signal?.aborted]),
    [
      [701, false],
      [702, false],
    ],
  );
  await fail('lookUp', refused);
  assert.is(state(), 'failed');
  assert.is(asked[0]?.signal?.aborted, true);
});

test('when one half of what a list needs fails, the other is given up', async () => {
  const { api, last } = scriptedApi();
  const account = createAccountAuth({ api, source: { kind: 'cycle', cycleId: 'c' } });
  last('listUnauthenticated').fail(refused);
  await settled();
  assert.is(account.getView().step, 'failed');
  assert.is(last('listConnectors').signal?.aborted, true);
});

test('all of them are given up when the flow is left', async () => {
  const { api, calls } = scriptedApi();
  const account = createAccountAuth({ api, source: { kind: 'cycle', cycleId: 'c' } });
  account.cancel();
  assert.equal(
    calls.map(({ signal }) => signal?.aborted),
    [true, true],
  );
});

test.run();
