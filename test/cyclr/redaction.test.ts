import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fitToShow } from '../../src/cyclr/redact.js';
import type { AuthError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { failure } from './outcome.js';
import { type Recorded, secretOfClient, withServer } from './scripted-server.js';

/** Refuses everything, and says all it was told: body, headers and the parts of the body. */
const echoing = ({ url, body, headers }: Recorded) => {
  if (url === '/oauth/token') {
    return { body: { access_token: 'CANARY-token', expires_in: 3600 } };
  }
  const told = body === '' ? [] : Object.values(JSON.parse(body));
  const forms = told.flatMap((value) => [value, encodeURIComponent(String(value))]);
  const Message = `${headers.authorization} ${secretOfClient} ${forms.join(' ')} ${body}`;
  return { status: 400, body: { Message, ModelState: { a: [Message] } } };
};

const silentAbout = (error: AuthError, secrets: readonly string[]): void => {
  const everything = `${inspect(error, { depth: null })}${JSON.stringify(error)}`;
  for (const secret of [...secrets, 'CANARY', 'CANARY-token', secretOfClient]) {
    assert.not.match(everything, secret);
  }
};

const key = 'CANARY "key" & é+/=\n:';
test(
  'a key that Cyclr echoes is not in the error',
  withServer(echoing, async (server) => {
    const credentials = { kind: 'apiKey', key: Secret.of(key) } as const;
    silentAbout(await failure(server.client().authenticate(7, credentials)), [key]);
  }),
);

test(
  'neither are a password and its pair',
  withServer(echoing, async (server) => {
    const password = Secret.of('CANARY pass');
    const credentials = { kind: 'basic', username: 'jane', password } as const;
    const error = await failure(server.client().authenticate(7, credentials));
    silentAbout(error, [Buffer.from('jane:CANARY pass').toString('base64')]);
  }),
);

test(
  'nor, where one property is stored and another removed, in what is said of the removal',
  withServer(
    ({ url, method }) => {
      if (url === '/oauth/token') return undefined;
      return method === 'DELETE'
        ? { status: 400, body: { Message: 'It belongs to CANARY value.' } }
        : { body: { Id: 5, Name: 'Secret', Value: null } };
    },
    async (server) => {
      const changes = [
        { name: 'Secret', value: Secret.of('CANARY value') },
        { name: 'Domain', value: null, propertyId: 6 },
      ];
      const error = await failure(server.client().setProperties(7, changes));
      silentAbout(error, []);
      assert.match(error.message, 'It belongs to');
    },
  ),
);

test(
  'nor the value of a sensitive property, while that of another one may be shown',
  withServer(echoing, async (server) => {
    const changes = [
      { name: 'Secret', value: Secret.of('CANARY value') },
      { name: 'Domain', value: 'acme.example' },
    ];
    const error = await failure(server.client().setProperties(7, changes));
    silentAbout(error, []);
    assert.match(error.fieldErrors?.Domain ?? '', 'acme.example');
  }),
);

test(
  'nor the token, where nothing else was sent',
  withServer(echoing, async (server) => {
    silentAbout(await failure(server.client().fetchConnector(7)), []);
    silentAbout(await failure(server.client().startSignIn(7)), []);
  }),
);

const shown = (text: string, ...secrets: string[]): string =>
  fitToShow(
    text,
    secrets.map((secret) => Secret.of(secret)),
  );

test('a secret is found in each form a server may give it', () => {
  const secret = `a b&c"d'e/+é`;
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ secret }).toString().replace('secret=', ''),
    'a b&amp;c&quot;d&#39;e/+é',
    secret.toUpperCase(),
  ];
  for (const form of forms) assert.is(shown(`Bad <${form}>.`, secret), 'Bad <[secret]>.');
});

test('a secret with space around it is found in each form without that too', () => {
  const secret = ' \tkey "1" \uD800\n';
  for (const told of [secret, secret.trim()]) {
    const forms = [
      told,
      JSON.stringify(told).slice(1, -1),
      new URLSearchParams({ told }).toString().replace('told=', ''),
      told.replaceAll('"', '&quot;'),
    ];
    for (const form of forms) {
      // At the end of a text, space is lost.
      for (const end of ['', ' .']) {
        assert.is(shown(`Bad ${form}${end}`.trim(), secret), `Bad [secret]${end}`, form);
      }
    }
  }
});

test('a secret is found in base64, also as a part of what was encoded, such as a pair of HTTP Basic', () => {
  const secret = 'key/é>>?~';
  for (const text of [secret, `${secret}:`, `:${secret}`, `ab:${secret}`, `abc:${secret}!`]) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const said = shown(`Basic ${Buffer.from(text).toString(encoding)} is wrong`, secret);
      assert.match(said, /^Basic \S{0,6}\[secret\]\S{0,4} is wrong$/, text);
    }
  }
  assert.is(shown('The word short stays', 'short'), 'The word [secret] stays');
});

test('a secret is taken out before the text is cut, and also when it holds control characters', () => {
  assert.not.match(shown(`${'x'.repeat(295)}abcdefghij`, 'abcdefghij'), 'abc');
  assert.is(shown('Key line1\nline2 is wrong', 'line1\nline2'), 'Key [secret] is wrong');
  assert.is(shown('Key line1 line2 is wrong', 'line1\nline2'), 'Key [secret] is wrong');
});

test('a short secret is found where it stands alone, and ordinary words stay', () => {
  assert.is(shown('"abc" is no cabcar', 'abc'), '"[secret]" is no cabcar');
  assert.is(shown('A space is fine', '', ' '), 'A space is fine');
  assert.is(shown('Wrong (.*)+$ here', '(.*)+$'), 'Wrong [secret] here');
});

test.run();
