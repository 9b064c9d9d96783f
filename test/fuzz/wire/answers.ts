import fc from 'fast-check';
import { canaryForms } from '../../support/canary-forms.js';
import { canary, fitting } from '../any/codec.js';
import { afterAll, type Mutation, mutations } from '../any/mutation.js';
import { anyText } from '../any/texts.js';
import { decoders } from './decoders.js';

/** What a server answers with: a body and what has become of it on the way. */
export interface AnyAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly mutations: readonly Mutation[];
  readonly damage: keyof typeof damages;
  readonly headers: Readonly<Record<string, string>>;
}

const damages = {
  none: (text: string) => text,
  cut: (text: string) => text.slice(0, text.length / 2),
  mark: (text: string) => `\uFEFF${text}`,
  tail: (text: string) => `${text}]`,
  twice: (text: string) => text + text,
  huge: (text: string) => text.replace(/\d+/, '1e999'),
  repeated: (text: string) =>
    text.replace('{', '{"Id":1,"Id":"x","__proto__":{"Authenticated":true},'),
  html: () => '<!doctype html><title>502</title>',
  nothing: () => '',
} as const;

/** What a server may have made of a secret before it repeats it. */
const echoesOf = (secret: string): readonly string[] =>
  canaryForms(secret)
    .filter(([encoding]) => /^(plain|in JSON|in a URL|in HTML|in base64)$/.test(encoding))
    .map(([, form]) => form);

// Of no text that is made elsewhere.
const echo = /\uE000(\d+)\.(\d+)\uE000/g;

/** Cyclr's words about what was sent, in which some of that comes back. */
const refusal = fc
  .tuple(anyText, fc.nat(3), fc.nat(19), anyText)
  .map(([before, secret, form, after]) => ({
    Message: `${before} \uE000${secret}.${form}\uE000 ${after}`,
  }));

/** A refusal of just that. */
export const anyRefusal: fc.Arbitrary<AnyAnswer> = refusal.map((body) => ({
  status: 400,
  body,
  mutations: [],
  damage: 'none',
  headers: {},
}));

/** With what was sent in place of each echo. */
const echoing = (text: string, secrets: readonly string[]): string =>
  text.replace(echo, (_mark, nth: string, form: string) => {
    const echoes = echoesOf(secrets[Number(nth) % Math.max(secrets.length, 1)] ?? canary);
    return JSON.stringify(echoes[Number(form) % echoes.length] ?? '').slice(1, -1);
  });

const retryAfter = fc.constantFrom(
  '0',
  '1',
  '-1',
  '1e9',
  'soon',
  '',
  'Wed, 21 Oct 2015 07:28:00 GMT',
);

export const anyAnswerWith = (body: fc.Arbitrary<unknown>): fc.Arbitrary<AnyAnswer> =>
  fc.record({
    status: fc.constantFrom(
      ...[200, 200, 200, 200, 200, 201, 204, 301, 400, 400, 400, 401, 403, 404, 408, 409, 418],
      ...[429, 500, 502, 503, 599],
    ),
    body,
    mutations,
    damage: fc.oneof(
      { weight: 6, arbitrary: fc.constant('none' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...(['cut', 'mark', 'tail', 'twice', 'huge', 'repeated', 'html', 'nothing'] as const),
        ),
      },
    ),
    headers: fc.record(
      {
        'retry-after': retryAfter,
        'total-pages': fc.constantFrom('1', '2', '0', '-1', 'many'),
        'content-type': fc.constantFrom('application/json', 'text/html', 'x'),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  });

const one = fc.oneof(...decoders.map((codec) => fitting(codec)));

/** What Cyclr might answer, whatever it was asked. */
export const anyAnswer = anyAnswerWith(
  fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 3 }) },
    { weight: 2, arbitrary: refusal },
  ),
);

const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Too deep for JSON.stringify, and for no parser.
    return `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  }
};

/**
 * The answer as fetch gives it.
 *
 * @param secrets what was sent, some of which may come back
 */
export const responseOf = (
  { status, body, mutations, damage, headers }: AnyAnswer,
  secrets: readonly string[],
): Response => {
  // A secret comes back whole, in one of its forms: what is spoilt is the answer around it.
  const text = echoing(damages[damage](textOf(afterAll(body, mutations))), secrets);
  return new Response([204, 304].includes(status) ? null : text, {
    status,
    headers,
  });
};
