import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withSandbox } from '../support/sandboxed.js';
import { cli, environment, lastJson } from './command-line.js';

test(
  'disconnecting says what Cyclr will do, and does it where it is confirmed',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const isConnected = () => sandbox.connectors().find(({ id }) => id === 1015)?.authenticated;
    const unconfirmed = await cli(['disconnect', '1015'], { env });
    assert.is(unconfirmed.code, 3);
    assert.match(unconfirmed.out, 'stop the integrations that use Slack (1015)');
    assert.match(unconfirmed.err, '--yes');
    assert.ok(isConnected());
    const confirmed = await cli(['disconnect', '1015', '--yes'], { env });
    assert.is(confirmed.code, 0, confirmed.err);
    assert.match(confirmed.out, 'webhooks');
    assert.not.ok(isConnected());
    const again = await cli(['disconnect', '1015', '--yes'], { env });
    assert.is(again.code, 0);
    assert.is(again.out, 'Connector 1015 has no credentials stored.\n');
  }),
);

test(
  'deleting removes the connector, and once is enough',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const unconfirmed = await cli(['delete', '1001', '--json'], { env });
    assert.is(unconfirmed.code, 3);
    assert.equal(lastJson(unconfirmed), { status: 'cancelled', accountConnectorId: 1001 });
    assert.ok(sandbox.connectors().some(({ id }) => id === 1001));
    for (const _ of ['first', 'again']) {
      const ran = await cli(['delete', '1001', '--yes', '--json'], { env });
      assert.is(ran.code, 0, ran.err);
      assert.equal(lastJson(ran), { status: 'removed', accountConnectorId: 1001 });
      assert.not.ok(sandbox.connectors().some(({ id }) => id === 1001));
    }
  }),
);

test(
  'what Cyclr refuses is a failure',
  withSandbox(async (sandbox) => {
    const ran = await cli(['disconnect', '9999', '--yes'], { env: environment(sandbox) });
    assert.is(ran.code, 1);
    assert.match(ran.err, 'notFound');
  }),
);

test.run();
