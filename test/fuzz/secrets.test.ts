import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isLeft, isRight } from '#fp-ts/Either';
import { canaryScan } from '../support/canaries.js';
import { opened, secretsIn, sentCanary } from './any/secrets.js';
import { anyText } from './any/texts.js';
import { fuzz } from './run.js';
import { anyRefusal, responseOf } from './wire/answers.js';
import { type ApiCall, anyCredentials, make, secret } from './wire/calls.js';
import { clientOf, cyclrWith, pageOf, type Sent } from './wire/cyclr.js';
import { arrivesWhole, fitsBasic, written } from './wire/whole.js';

const names = ['Domain', 'Region', 'Key'] as const;

/** What the connector is: it asks for properties of these names. */
const connector = {
  Id: 7,
  Name: 'App',
  Authenticated: true,
  Connector: {
    Id: 1,
    Name: 'App',
    AuthType: 'Basic',
    Parameters: names.map((name, nth) => ({
      Id: nth,
      TargetName: name,
      IsAccountConnectorProperty: true,
    })),
  },
  Properties: [],
};

const taken = ({ url, body }: Sent): Response => {
  if (!url.pathname.endsWith('/properties')) return Response.json(connector);
  return Response.json({ ...JSON.parse(body), Id: 3 });
};

const anyEntry: fc.Arbitrary<ApiCall> = fc.oneof(
  anyCredentials.map(
    (credentials): ApiCall => ({ method: 'authenticate', args: [7, credentials], credentials }),
  ),
  fc
    .tuple(fc.subarray([...names], { minLength: 1 }), fc.array(secret, { minLength: 3 }), anyText)
    .map(([some, values, open]): ApiCall => {
      const changes = some.map((name, nth) => ({ name, value: values[nth] ?? `x${open}` }));
      return { method: 'setProperties', args: [7, changes], changes };
    }),
);

// Less than the gateway takes, in bytes.
const roomy = 50_000;

/** How many requests it is told in; none where there is no way to. */
const writesOf = ({ credentials, changes = [] }: ApiCall): number => {
  if (!credentials) return changes.length;
  if (credentials.kind !== 'basic') return 1;
  return fitsBasic(credentials.username, credentials.password.reveal()) ? 1 : 0;
};

test('whatever is entered reaches Cyclr as it is, or is refused at once', () =>
  fuzz(
    'what is entered',
    { small: 250, night: 10_000, of: 'calls' },
    [anyEntry, fc.boolean()],
    async (call, throughGateway) => {
      const { credentials } = call;
      // Of tokens only a server is told.
      if (throughGateway && credentials?.kind === 'oauthTokens') return;
      // It is no date.
      if (credentials?.kind === 'oauthTokens' && 'expires' in credentials.tokens) return;
      const size = Buffer.byteLength(JSON.stringify(opened(call.args)));
      if (throughGateway && size > roomy) return;
      const cyclr = cyclrWith(taken);
      const result = await make((throughGateway ? pageOf : clientOf)(cyclr), call);
      arrivesWhole(call, cyclr.sent);
      assert.is(written(cyclr.sent).length, writesOf(call));
      assert.is(isRight(result), writesOf(call) > 0);
      if (isLeft(result)) assert.is(result.left.code, 'invalidInput');
    },
  ));

test('whatever Cyclr repeats of what was entered is not shown', () =>
  fuzz(
    'what is repeated',
    { small: 250, night: 10_000, of: 'bodies' },
    [anyEntry, anyRefusal, fc.boolean()],
    async (call, refusal, throughGateway) => {
      const cyclr = cyclrWith((asked) =>
        asked.method === 'GET' ? taken(asked) : responseOf(refusal, secretsIn(call.args)),
      );
      const result = await make((throughGateway ? pageOf : clientOf)(cyclr), call);
      assert.ok(isLeft(result));
      const scan = canaryScan({ sentCanary });
      scan.see('error', result.left);
      scan.holdsNone('error');
    },
  ));

test.run();
