import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor, toPromise } from 'xstate';
import { authError } from '../../src/domain/auth-error.js';
import { createServices } from '../../src/services/index.js';
import { scriptedApi } from '../support/scripted-api.js';

test('without credentials nothing is sent', async () => {
  const { api, calls } = scriptedApi();
  const { authenticate } = createServices(api);
  const input = { accountConnectorId: 42, credentials: undefined };
  const actor = createActor(authenticate, { input });
  const failed = toPromise(actor).then(
    () => undefined,
    (error: unknown) => error,
  );
  actor.start();
  assert.equal(await failed, authError('invalidInput', 'authenticating'));
  assert.is(calls.length, 0);
});

test.run();
