import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { someText } from './any/texts.js';
import { fuzz } from './run.js';
import { anyAnswer } from './wire/answers.js';
import { anyCall, make } from './wire/calls.js';
import { clientOf, cyclrAnswering } from './wire/cyclr.js';

const number = '-?\\d+';
const segment = '(?!\\.{1,2}/|\\.{1,2}$)[^/]+';
const connector = `account/connectors/${number}`;
const addresses = [
  'account/connectors',
  connector,
  `${connector}/properties`,
  `${connector}/properties/${number}`,
  `${connector}/deauthenticate`,
  `${connector}/test/${segment}`,
  `${connector}/triggers/${segment}`,
  `connectors/${segment}(/${segment})?`,
  `connectors/${segment}/install`,
  `templates/${segment}/install`,
  `cycles/${segment}/prerequisites`,
  `accounts/${segment}/signintoken`,
];
const known = new RegExp(`^/(oauth/token|v1\\.0/(${addresses.join('|')}))$`);

test('whatever a name is, it is a part of one address of Cyclr’s, and of no other', () =>
  fuzz(
    'addresses',
    { small: 150, night: 10_000, of: 'calls' },
    [anyCall, anyAnswer, someText],
    async (call, answer, accountId) => {
      const cyclr = cyclrAnswering(answer, []);
      if (/^\s*\.{1,2}\s*$/.test(accountId) || !accountId.isWellFormed()) {
        assert.throws(() => clientOf(cyclr, accountId), /accountId/);
        return;
      }
      await make(clientOf(cyclr, accountId), call);
      for (const { url, headers } of cyclr.sent) {
        assert.is(url.origin, 'https://api.cyclr.test');
        assert.match(url.pathname, known);
        assert.is(url.username + url.hash, '');
        assert.match(headers.get('x-cyclr-account') ?? 'none', /^[\x21-\x7e]+$/);
      }
    },
  ));

test.run();
