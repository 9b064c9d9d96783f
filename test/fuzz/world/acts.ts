import fc from 'fast-check';
import {
  type AuthError,
  authError,
  authErrorCodes,
  stages,
} from '../../../src/domain/auth-error.js';
import { Secret } from '../../../src/domain/secret.js';
import type { DriverSignal } from '../../../src/oauth/driver.js';
import { anyText, inherited, someText } from '../any/texts.js';
import { canaries } from './canaries.js';
import type { Ending } from './desk.js';

/** An event as a host might send it that no compiler has looked at. */
export interface Said {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** One thing that happens to a flow. */
export type Act =
  /** Takes one of the commands that the view offers, filled in with some of these texts. */
  | { readonly act: 'take'; readonly nth: number; readonly texts: readonly string[] }
  | { readonly act: 'say'; readonly event: Said }
  /** Ends one of the calls that are open: also one that was given up. */
  | { readonly act: 'answer'; readonly nth: number; readonly ending: Ending }
  /** A driver says something: also one whose attempt is over. */
  | { readonly act: 'signal'; readonly nth: number; readonly signal: DriverSignal }
  | { readonly act: 'wait'; readonly ms: number };

const error: fc.Arbitrary<AuthError> = fc
  .tuple(
    fc.constantFrom(...authErrorCodes),
    fc.constantFrom(...stages),
    fc.record(
      {
        message: someText,
        retryable: fc.boolean(),
        status: fc.constantFrom(400, 404, 500),
        retryAfter: fc.constantFrom(0, 1_000, 86_400_000),
        fieldErrors: fc.dictionary(
          fc.oneof(fc.constantFrom('Domain', 'key', 'method'), fc.constantFrom(...inherited)),
          someText,
          { maxKeys: 3, noNullPrototype: true },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([code, stage, details]) => authError(code, stage, details));

/** What no one should throw, or send in place of a value. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    0,
    Number.NaN,
    true,
    '',
    Symbol('s'),
    10n,
    [],
    Object.create(null),
    new Error('canary-free'),
    () => undefined,
    new Date(Number.NaN),
    {
      code: 'rejected',
      stage: 'install',
      message: 'half an error',
      retryable: false,
      fieldErrors: 5,
    },
    { code: 'rejected', stage: 'nowhere', message: 5 },
    {
      toString: () => {
        throw new Error('no text');
      },
    },
  ),
  anyText,
);

export const ending: fc.Arbitrary<Ending> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ end: fc.constant('well' as const), way: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ end: fc.constant('error' as const), error }) },
  { weight: 1, arbitrary: fc.record({ end: fc.constant('defect' as const), thrown: rubbish }) },
);

const url = fc.constant(Secret.of(`https://cyclr.test/sign-in?token=${canaries.link}`));

const signal: fc.Arbitrary<DriverSignal> = fc.oneof(
  fc.record({ type: fc.constant('link' as const), url }),
  fc.record({ type: fc.constant('blocked' as const) }),
  fc.record({ type: fc.constant('blocked' as const), url }),
  fc.record({ type: fc.constant('closed' as const) }),
  fc.record({ type: fc.constant('landed' as const) }),
  fc.record({ type: fc.constant('failed' as const), error }),
);

const members = fc.record(
  {
    values: fc.oneof(
      fc.dictionary(
        fc.oneof(
          fc.constantFrom('Domain', 'domain', 'Region', 'Key'),
          fc.constantFrom(...inherited),
        ),
        // No canary, as what is entered in a field that Cyclr does not call sensitive is shown.
        fc.oneof(anyText, rubbish, fc.constant(Secret.of('not for all'))),
        { maxKeys: 4, noNullPrototype: true },
      ),
      rubbish,
    ),
    key: fc.oneof(fc.constant(Secret.of(canaries.key)), rubbish),
    username: fc.oneof(anyText, rubbish),
    password: fc.oneof(fc.constant(Secret.of(canaries.password)), rubbish),
    tokens: fc.oneof(fc.record({ accessToken: rubbish }), rubbish),
    authenticationId: fc.oneof(anyText, rubbish),
    name: fc.oneof(anyText, rubbish),
    accountConnectorId: fc.oneof(fc.integer({ min: 40, max: 46 }), rubbish),
    url: fc.oneof(url, rubbish),
    error: fc.oneof(error, rubbish),
  },
  { requiredKeys: [] },
);

/** Everything that can happen to a flow whose machine knows these events. */
export const anyAct = (types: readonly string[]): fc.Arbitrary<Act> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('take' as const),
        nth: fc.nat(11),
        texts: fc.array(anyText, { maxLength: 3 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ act: fc.constant('answer' as const), nth: fc.nat(7), ending }),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...types, ...inherited, '', '*', 'nonsense'), members)
        .map(([type, rest]) => ({ act: 'say' as const, event: { ...rest, type } })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ act: fc.constant('signal' as const), nth: fc.nat(3), signal }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('wait' as const),
        ms: fc.constantFrom(0, 1, 2_000, 15_000, 30_000, 300_000, 600_000, 10 ** 9),
      }),
    },
  );
