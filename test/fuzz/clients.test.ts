import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isLeft } from '#fp-ts/Either';
import { isAuthError } from '../../src/index.js';
import { canaryScan } from '../support/canaries.js';
import { secretsIn, sentCanary } from './any/secrets.js';
import { fuzz } from './run.js';
import { anyAnswer } from './wire/answers.js';
import { anyCall, make } from './wire/calls.js';
import { accessToken, clientOf, clientSecret, cyclrAnswering } from './wire/cyclr.js';
import { arrivesWhole, fitsBasic, written } from './wire/whole.js';

test("whatever Cyclr answers, its client's calls end in a value or a typed error without secrets", () =>
  fuzz(
    'createCyclrClient',
    { small: 250, night: 15_000, of: 'bodies' },
    [anyCall, anyAnswer],
    async (call, answer) => {
      const secrets = secretsIn(call.args);
      const cyclr = cyclrAnswering(answer, secrets);
      const result = await make(clientOf(cyclr), call);
      arrivesWhole(call, cyclr.sent);
      const { credentials } = call;
      if (credentials?.kind === 'basic') {
        const canBeSent = fitsBasic(credentials.username, credentials.password.reveal());
        assert.is(written(cyclr.sent).length > 0, canBeSent, 'it was not sent');
      }
      if (!isLeft(result)) return;
      assert.ok(isAuthError(result.left));
      assert.equal(JSON.parse(JSON.stringify(result.left)), result.left);
      assert.ok(result.left.message.length <= 300);
      const scan = canaryScan({
        clientSecret,
        accessToken,
        // What was not sent by this call, only Cyclr's words could speak of.
        ...(['authenticate', 'setProperties'].includes(call.method) &&
          secrets.length > 0 && { sentCanary }),
      });
      scan.see('error', result.left);
      scan.holdsNone('error');
    },
  ));

test.run();
