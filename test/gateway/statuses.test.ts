import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AuthErrorCode, authError, authErrorCodes } from '../../src/domain/auth-error.js';
import { failureAnswer, publicError } from '../../src/gateway/answers.js';

/** What a status tells whoever is between the page and the gateway; all else is for the user to mend. */
const told: Partial<Record<AuthErrorCode, number>> = {
  // The host's own trouble with Cyclr; a 401 would send the user to sign in to the host.
  invalidClient: 502,
  unauthorized: 502,
  server: 502,
  network: 502,
  badResponse: 502,
  timeout: 504,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  rateLimited: 429,
};

for (const code of authErrorCodes) {
  test(`${code} is answered with ${told[code] ?? 400}`, async () => {
    const error = authError(code, 'install', { retryAfter: 1_500, message: 'In Cyclr’s words.' });
    const answer = failureAnswer(error);
    assert.is(answer.status, told[code] ?? 400);
    assert.is(answer.headers.get('retry-after'), '2');
    assert.equal(await answer.json(), { error });
  });

  test(`of ${code} ${['rejected', 'nameInUse'].includes(code) ? '' : 'no '}words of Cyclr’s are told`, () => {
    const error = authError(code, 'install', { message: 'In Cyclr’s words.', status: 418 });
    const words = publicError(error).message;
    assert.is(words === 'In Cyclr’s words.', ['rejected', 'nameInUse'].includes(code));
    assert.is(publicError(error).status, undefined);
  });
}

test('what was wrong with what, and how long to wait, is told', () => {
  const error = authError('rejected', 'setProperties', {
    fieldErrors: { Domain: 'No such.' },
    retryAfter: 7,
  });
  assert.equal(publicError(error), error);
});

test('nothing is said of a wait that nobody named', () => {
  const answer = failureAnswer(authError('server', 'install'));
  assert.is(answer.headers.get('retry-after'), null);
});

test.run();
