import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { credentialsBody, propertiesBody } from '../../src/gateway/wire/bodies.js';
import { isAuthError } from '../../src/index.js';
import { canaryScan } from '../support/canaries.js';
import { base, fromPage } from '../support/gateway.js';
import { afterAll, mutations } from './any/mutation.js';
import { secretsIn, sentCanary } from './any/secrets.js';
import { anyText } from './any/texts.js';
import { fuzz } from './run.js';
import { anyAnswer } from './wire/answers.js';
import { type ApiCall, anyChanges, anyEntered } from './wire/calls.js';
import { accessToken, clientSecret, cyclrAnswering, gatewayTo } from './wire/cyclr.js';
import { arrivesWhole } from './wire/whole.js';

const id = fc.nat(99);

interface AnyRequest extends Pick<ApiCall, 'credentials' | 'changes'> {
  readonly to: readonly [method: 'POST' | 'PUT', path: string];
  readonly body: unknown;
}

/** The bodies that the client writes, each with the address it is written to. */
const anyRequest: fc.Arbitrary<AnyRequest> = fc.oneof(
  anyChanges.map(
    (changes): AnyRequest => ({
      to: ['POST', '/connectors/7/properties'],
      body: propertiesBody(changes, false),
      changes,
    }),
  ),
  anyEntered.map(
    (credentials): AnyRequest => ({
      to: ['PUT', '/connectors/7/credentials'],
      body: credentialsBody(credentials),
      credentials,
    }),
  ),
  fc.record({
    to: fc.constant(['POST', '/connectors/7/verify'] as const),
    body: fc.oneof(fc.record({ test: fc.oneof(anyText, id) }), fc.record({ lookup: id })),
  }),
  fc.record({
    to: fc.constant(['POST', '/connectors'] as const),
    body: fc.record({
      order: fc.record(
        { releaseId: id, name: anyText, description: anyText, authenticationId: anyText },
        { requiredKeys: ['releaseId', 'name'] },
      ),
      known: fc.array(id, { maxLength: 3 }),
    }),
  }),
);

const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '['.repeat(20_000);
  }
};

test('whatever a page sends, the gateway answers by the book and tells nothing', () =>
  fuzz(
    'createGateway',
    { small: 150, night: 8_000, of: 'bodies' },
    [anyRequest, mutations, anyAnswer],
    async ({ to: [method, path], body, ...entered }, changes, answer) => {
      const cyclr = cyclrAnswering(answer, secretsIn(entered));
      const response = await gatewayTo(cyclr)(
        new Request(`${base}${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...fromPage },
          body: jsonOf(afterAll(body, changes)),
        }),
      );
      const text = await response.text();
      const read: unknown = JSON.parse(text);
      if (!response.ok) {
        const failure = typeof read === 'object' && read !== null ? Reflect.get(read, 'error') : 0;
        assert.ok(isAuthError(failure), text);
      }
      // A 500 would be a defect of the gateway's own.
      assert.is.not(response.status, 500, text);
      assert.is(response.headers.get('cache-control'), 'no-store');
      if (changes.length === 0) arrivesWhole(entered, cyclr.sent);
      // Where it was told to Cyclr as a secret, or not at all: else it is Cyclr's own word for something.
      const typed = changes.length === 0 && secretsIn(entered).length > 0;
      const told = !response.ok && (typed || cyclr.sent.length === 0);
      const scan = canaryScan({ clientSecret, accessToken, sentCanary });
      scan.see('headers', JSON.stringify([...response.headers]));
      if (told) scan.see('answer', text);
      scan.holdsNone('headers');
    },
  ));

test.run();
