import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Choice, walkAccount } from '../../src/cli/account-walk.js';
import { silent } from '../../src/cli/answers.js';
import { createAccountAuth } from '../../src/index.js';
import { aConnector, readyApi, settled } from '../support/scripted-api.js';

test('a connector that is left again at once is not announced, and nobody is asked about it', async () => {
  const account = createAccountAuth({ api: readyApi(aConnector({ kind: 'apiKey' })) });
  const told: string[] = [];
  const walking = walkAccount(
    account,
    {
      choose: () => new Promise<Choice>(() => undefined),
      answersFor: ({ name }) => {
        told.push(`asked about ${name}`);
        return undefined;
      },
      wantsRetry: () => silent(),
    },
    { out: (line) => told.push(line) },
  );
  await settled();
  assert.is(account.getView().step, 'overview');
  account.next();
  account.pause();
  await settled();
  assert.equal(told, []);
  account.cancel();
  assert.is((await walking).outcome.status, 'cancelled');
});

test.run();
