import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isLeft } from '#fp-ts/Either';
import { Schemable } from '#io-ts/Guard';
import { interpreter } from '#io-ts/Schema';
import * as answers from '../../src/gateway/wire/answers.js';
import { encoderOf } from '../../src/gateway/wire/encoder.js';
import type { Schema } from '../../src/gateway/wire/schema.js';
import { createGatewayClient, isAuthError } from '../../src/index.js';
import { canaryScan } from '../support/canaries.js';
import { canary } from './any/codec.js';
import { fitting } from './any/schema.js';
import { opened, secretsIn, sentCanary } from './any/secrets.js';
import { fuzz } from './run.js';
import { anyAnswerWith, responseOf } from './wire/answers.js';
import { anyCall, make } from './wire/calls.js';
import { anyFailure } from './wire/failures.js';

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The same with a member more in every record of a schema's own. */
const planted = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((one) => planted(one));
  // These are texts by any name, so each is the schema's own.
  if (!isRecord(value) || name === 'optionNames') return value;
  const entries = Object.entries(value).map(([member, one]): [string, unknown] => [
    member,
    planted(one, member),
  ]);
  return Object.fromEntries([...entries, ['AuthValue', canary]]);
};

/** What it is once it has been over the wire. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const answersWell = <A>(name: string, schema: Schema<A>): void => {
  const encode: (value: unknown) => unknown = Object.assign((value: unknown) =>
    Reflect.apply(encoderOf(schema), undefined, [value]),
  );
  const guard = interpreter(Schemable)(schema);
  test(`${name}: goes out as it is, with nothing else, and is read as it was`, () =>
    fuzz(
      `the gateway's ${name}`,
      { small: 60, night: 2_000, of: 'bodies' },
      [fitting(schema)],
      (value) => {
        const written = encode(planted(value));
        assert.equal(sent(written), sent(value));
        assert.ok(guard.is(sent(written)));
      },
    ));
};

answersWell('connector', answers.connector);
answersWell('connectors', answers.connectors);
answersWell('ids', answers.ids);
answersWell('storedProperties', answers.storedProperties);
answersWell('installable', answers.installable);
answersWell('installedTemplate', answers.installedTemplate);
answersWell('verification', answers.verification);
answersWell('options', answers.options);
answersWell('done', answers.done);

const valid: fc.Arbitrary<unknown> = fc.oneof(
  fitting(answers.connector),
  fitting(answers.connectors),
  fitting(answers.ids),
  fitting(answers.storedProperties),
  fitting(answers.installable),
  fitting(answers.installedTemplate),
  fitting(answers.verification),
  fitting(answers.options),
  fitting(answers.done),
  anyFailure,
);

test('whatever a gateway answers, its client’s calls end in a value or a typed error', () =>
  fuzz(
    'createGatewayClient',
    { small: 150, night: 10_000, of: 'bodies' },
    [anyCall, anyAnswerWith(valid)],
    async (call, answer) => {
      const asked: string[] = [];
      const bodies: string[] = [];
      const secrets = secretsIn(call.args);
      const api = createGatewayClient({
        url: 'https://host.test/cyclr-auth',
        fetch: async (input, init) => {
          const request = new Request(input, init);
          asked.push(request.url);
          bodies.push(await request.text());
          return responseOf(answer, secrets);
        },
      });
      const result = await make(api, call);
      for (const url of asked) {
        assert.is(new URL(url).origin, 'https://host.test');
        assert.ok(new URL(url).pathname.startsWith('/cyclr-auth/'), url);
      }
      for (const body of bodies) {
        const read: unknown = body === '' ? {} : JSON.parse(body);
        if (call.credentials) assert.equal(read, opened(call.credentials));
        if (call.changes) assert.equal(Object(read).changes, opened(call.changes));
      }
      if (!isLeft(result)) return;
      assert.ok(isAuthError(result.left));
      // It did come, so what is wrong is the answer itself.
      if (answer.status < 300) assert.is.not(result.left.code, 'network');
      const scan = canaryScan({ sentCanary });
      scan.see('addresses', asked.join('\n') || 'none');
      scan.holdsNone('addresses');
    },
  ));

test.run();
