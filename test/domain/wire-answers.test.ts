import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as E from '#fp-ts/Either';
import { decode, decodeErrorText } from '../../src/domain/wire/decode.js';
import { ErrorBody, MessageResponse } from '../../src/domain/wire/messages.js';
import {
  InstalledTemplate,
  Prerequisites,
  TriggerOptions,
} from '../../src/domain/wire/templates.js';
import { AccessTokenResponse, SignInTokenResponse } from '../../src/domain/wire/tokens.js';

const canary = 'CANARY-9f2c';

const rightOf = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error('this should have been readable');
  return result.right;
};

test('a date with seven digits of a second is read to the millisecond', () => {
  const expiryOf = (ExpiresAtUtc: unknown) =>
    rightOf(decode(SignInTokenResponse)({ Token: 'a+b/c=', ExpiresAtUtc })).ExpiresAtUtc;
  const expected = Date.UTC(2017, 11, 8, 11, 2, 48, 743);
  assert.is(expiryOf('2017-12-08T11:02:48.7436471Z'), expected);
  assert.is(expiryOf('2017-12-08T11:02:48.7436471'), expected);
  assert.is(expiryOf('2017-12-08T12:02:48.7436471+01:00'), expected);
  assert.is(expiryOf('2017-12-08T11:02:48Z'), expected - 743);
  for (const none of ['soon', '', null, undefined, 5]) assert.is(expiryOf(none), null);
});

test('tokens are secrets as soon as they are read, and have to be there', () => {
  const token = rightOf(decode(AccessTokenResponse)({ access_token: canary, expires_in: 1209599 }));
  assert.not.match(JSON.stringify(token), canary);
  assert.is(token.access_token.reveal(), canary);
  assert.is(token.expires_in, 1209599);
  assert.ok(E.isLeft(decode(AccessTokenResponse)({ expires_in: 5 })));
  assert.ok(E.isLeft(decode(AccessTokenResponse)({ access_token: '' })));
  assert.ok(E.isLeft(decode(SignInTokenResponse)({ ExpiresAtUtc: '2017-12-08T11:02:48Z' })));
});

test('both forms of an error body are read, and no stack trace', () => {
  const body = rightOf(
    decode(ErrorBody)({
      Message: 'The request is invalid.',
      ModelState: { 'x.Name': ['Name is required'], y: 'Too long', z: [5] },
      StackTrace: canary,
    }),
  );
  assert.is(body.Message, 'The request is invalid.');
  assert.equal(body.ModelState, ['Name is required', 'Too long']);
  assert.not.match(JSON.stringify(body), canary);
  const refusal = rightOf(decode(ErrorBody)({ error: 'invalid_client' }));
  assert.is(refusal.error, 'invalid_client');
  assert.ok(E.isLeft(decode(ErrorBody)('Bad Request')));
  assert.ok(E.isRight(decode(MessageResponse)({ Message: 'Done.' })));
});

test('lookups, installed templates and prerequisites are read', () => {
  assert.equal(rightOf(decode(TriggerOptions)([{ Name: 'A', Value: 1 }])), [
    { Name: 'A', Value: '1' },
  ]);
  const cycle = rightOf(
    decode(InstalledTemplate)({
      Id: 'c1',
      Status: 'Paused',
      Connectors: [{ Id: 'x', AccountConnectorId: 5, Name: 'A', Authenticated: false }],
    }),
  );
  assert.is(cycle.Connectors[0]?.AccountConnectorId, 5);
  const wrong = decode(InstalledTemplate)({ Id: 'c1', Connectors: [{ Name: 'A' }] });
  assert.is(
    E.isLeft(wrong) && decodeErrorText(wrong.left),
    'InstalledTemplate/Connectors/0/AccountConnectorId: expected integer, found nothing',
  );
  const [prerequisite] = rightOf(
    decode(Prerequisites)([{ ReasonCode: 20, ObjectType: 'AccountConnector', ObjectId: 5 }]),
  );
  assert.is(prerequisite?.ObjectId, '5');
});

test('what is stored is not trimmed, and what is no scalar is no value', () => {
  const values = [' a ', 0, false, '', ' ', null, undefined, {}, 'null'].map((Value) => ({
    Value,
  }));
  assert.equal(
    rightOf(decode(TriggerOptions)(values)).map(({ Value }) => Value),
    [' a ', '0', 'false', null, null, null, null, null, 'null'],
  );
});

test('a reason may be written as text, and has to be an integer', () => {
  const reasonOf = (ReasonCode: unknown) => decode(Prerequisites)([{ ReasonCode }]);
  assert.is(rightOf(reasonOf('20'))[0]?.ReasonCode, 20);
  for (const none of ['', 'twenty', 1.5, null, '99999999999999999999']) {
    assert.ok(E.isLeft(reasonOf(none)), String(none));
  }
});

test.run();
