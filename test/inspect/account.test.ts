import * as stately from '@statelyai/inspect';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver } from '../../src/index.js';
import { type InspectEvent, inspectWithStately, observe } from '../../src/inspect/index.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { walkAccount } from './account-walk.js';
import { inspectorPage } from './inspector-page.js';
import { events, followingDriver, statesIn } from './recording.js';

/** A sign-in of one connector, as part of its account. */
const signInOfAccount = (inspect: Parameters<typeof walkAccount>[2]) =>
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    try {
      const driver = followingDriver(linkDriver(landing), () => undefined);
      const { outcome } = await walkAccount(clientOf(sandbox), [1005], inspect, driver);
      assert.equal(
        outcome.connectors.map(({ status }) => status),
        ['authenticated'],
      );
    } finally {
      landing.close();
    }
  })();

type Named = Pick<InspectEvent, 'sessionId' | 'parentId' | 'id'>;

/** Each actor by the ids from its root to itself. */
const pathsOf = (actors: readonly Named[]): readonly string[] => {
  const pathOf = (actor: Named): string => {
    const parent = actors.find(({ sessionId }) => sessionId === actor.parentId);
    return parent ? `${pathOf(parent)} > ${actor.id}` : 'root';
  };
  return [...new Set(actors.map(pathOf))].sort();
};

const all = [
  'root',
  'root > connector',
  'root > connector > fetchConnector',
  'root > connector > signIn',
  'root > connector > watch',
  'root > findConnectors',
];

test('an account, the connector at hand and what that starts are all in the stream', async () => {
  const { seen, next } = events();
  await signInOfAccount(observe(next));
  const actors = seen.flatMap((event) => (event.type === 'actor' ? event : []));
  assert.equal(pathsOf(actors), all);
  const charts = actors.flatMap(({ id, definition }) => (definition ? [[id, definition.id]] : []));
  assert.equal(charts.slice(1), [
    ['connector', 'connectorAuth'],
    ['watch', 'authenticationWatch'],
  ]);
  assert.is(charts[0]?.[1], 'accountAuth');

  const [root, connector, watch] = ['accountAuth', 'connectorAuth', 'authenticationWatch'].map(
    (chart) => actors.find(({ definition }) => definition?.id === chart)?.sessionId ?? '',
  );
  assert.equal(statesIn(seen, root ?? ''), [
    '"findConnectors"',
    '"arrived"',
    '"choosing"',
    '{"connecting":"active"}',
    '"deciding"',
    '"finished"',
  ]);
  assert.equal(statesIn(seen, connector ?? ''), [
    '"fetchConnector"',
    '"checkAuthType"',
    '{"authenticating":"choosing"}',
    '{"authenticating":{"oauth":"ready"}}',
    '{"authenticating":{"oauth":"signingIn"}}',
    '{"authenticating":{"oauth":"confirming"}}',
    '{"authenticating":"completing"}',
    '"authenticated"',
  ]);
  assert.is(statesIn(seen, watch ?? '')[0], '"waiting"');
  assert.ok(seen.every(({ rootId }) => rootId === root));
});

test('what an account hears of its connector is told as a snapshot, without machine and nodes', async () => {
  const { seen, next } = events();
  await signInOfAccount(observe(next));
  const heard = seen.flatMap((event) =>
    event.type === 'event' && event.event.type === 'xstate.snapshot.connector' ? event.event : [],
  );
  assert.ok(heard.length > 3);
  for (const { snapshot } of heard) {
    assert.ok(typeof snapshot === 'object' && snapshot !== null && 'value' in snapshot);
    assert.equal(
      Object.keys(snapshot).filter((key) => ['machine', '_nodes', 'historyValue'].includes(key)),
      [],
    );
  }
});

test('Stately is sent the same actors, each below its own', async () => {
  const { window, told, connect, until } = inspectorPage();
  const inspect = inspectWithStately({ window, stately });
  connect();
  await signInOfAccount(inspect);
  await until(({ snapshot }) => snapshot?.value === 'finished');
  const actors = told().filter(({ type }) => type === '@xstate.actor');
  assert.equal(
    pathsOf(
      actors.map(({ sessionId, parentId, name = '' }) => ({
        sessionId,
        id: name,
        ...(parentId !== undefined && { parentId }),
      })),
    ),
    all,
  );
  const charts = actors.flatMap(({ definition }) => {
    const chart: unknown = JSON.parse(definition ?? 'null');
    const isChart = typeof chart === 'object' && chart !== null && 'states' in chart;
    return isChart && 'id' in chart ? chart.id : [];
  });
  assert.equal(charts, ['accountAuth', 'connectorAuth', 'authenticationWatch']);
});

test.run();
