import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withSandbox } from '../support/sandboxed.js';
import { keys, typing } from './typist.js';

const { enter, ctrlC } = keys;

test(
  'a person is told what Cyclr will do, and nothing is done before it is agreed to',
  withSandbox(async (sandbox) => {
    const isConnected = () => sandbox.connectors().find(({ id }) => id === 1015)?.authenticated;
    for (const answer of [enter, ctrlC]) {
      const { code, screen } = await typing(
        sandbox,
        ['disconnect', '1015'],
        async ({ sees, types }) => {
          await sees('stop the integrations that use Slack (1015), remove its webhooks at the app');
          await sees('Disconnect this connector?');
          types(answer);
        },
      );
      assert.is(code, 130);
      assert.match(screen, 'Cancelled. Connector 1015 stays as it is.');
      assert.ok(isConnected());
    }
    const { code, screen } = await typing(
      sandbox,
      ['disconnect', '1015'],
      async ({ sees, types }) => {
        await sees('Disconnect this connector?');
        types('y');
      },
    );
    assert.is(code, 0);
    assert.match(screen, 'Connector 1015 has no credentials stored.');
    assert.not.ok(isConnected());
    const again = await typing(sandbox, ['disconnect', '1015'], async () => undefined);
    assert.is(again.code, 0);
    assert.not.match(again.screen, 'Disconnect this');
  }),
);

test(
  'a person deletes a connector, after a failure too',
  withSandbox(async (sandbox) => {
    const isThere = () => sandbox.connectors().some(({ id }) => id === 1001);
    const undo = sandbox.addFault({
      match: { method: 'DELETE' },
      fault: { kind: 'status', status: 503 },
    });
    const left = await typing(sandbox, ['delete', '1001'], async ({ sees, types, picks }) => {
      await sees('delete the connector with its credentials');
      await sees('Delete this connector?');
      types('y');
      await sees('(server)');
      await sees('Enter: confirm');
      await picks('Leave');
    });
    assert.is(left.code, 1);
    const { code, screen } = await typing(
      sandbox,
      ['delete', '1001'],
      async ({ sees, types, picks }) => {
        await sees('Delete this connector?');
        types('y');
        await sees('(server)');
        await sees('Enter: confirm');
        undo();
        assert.ok(isThere());
        await picks('Try again');
      },
    );
    assert.is(code, 0);
    assert.match(screen, 'Connector 1001 is not in the account.');
    assert.not.ok(isThere());
  }),
);

test(
  'Ctrl-C leaves while Cyclr is waited for; what it has been told may be done all the same',
  withSandbox(async (sandbox) => {
    const asking = sandbox.addFault({
      match: { method: 'GET', path: /connectors/ },
      fault: { kind: 'hang' },
    });
    const early = await typing(sandbox, ['disconnect', '1015'], async ({ sees, types }) => {
      await sees('Asking Cyclr…');
      types(ctrlC);
    });
    assert.is(early.code, 130);
    assert.match(early.screen, 'stays as it is');
    asking();
    sandbox.addFault({
      match: { method: 'PUT', path: /deauthenticate/ },
      fault: { kind: 'hang', handled: true },
    });
    const late = await typing(sandbox, ['disconnect', '1015'], async ({ sees, types }) => {
      await sees('Disconnect this connector?');
      types('y');
      await sees('Cyclr is at it…');
      types(ctrlC);
    });
    assert.is(late.code, 130);
    assert.not.match(late.screen, 'stays as it is');
    assert.match(late.screen, 'look at the connector');
  }),
);

test.run();
