import type * as t from '#io-ts';
import { reader } from './primitives.js';

/** One of Cyclr's enum values; a value this package does not know is `unsupported`, with Cyclr's own word kept. */
export interface WireEnum<K extends string> {
  readonly kind: K | 'unsupported';
  /** As Cyclr wrote it; empty where it wrote nothing. */
  readonly word: string;
}

const longestWord = 60;

const wireEnum = <K extends string>(
  name: string,
  known: readonly K[],
  aliases: Readonly<Record<string, K>> = {},
): t.Type<WireEnum<K>, WireEnum<K>, unknown> => {
  const kinds = new Map<string, K>([
    ...known.map((kind): [string, K] => [kind.toLowerCase(), kind]),
    ...Object.entries(aliases).map(([alias, kind]): [string, K] => [alias.toLowerCase(), kind]),
  ]);
  return reader(
    name,
    (value): value is WireEnum<K> => typeof value === 'object' && value !== null && 'kind' in value,
    (value) => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      const word = text === 'null' ? '' : text.trim().slice(0, longestWord);
      return { kind: kinds.get(word.toLowerCase()) ?? 'unsupported', word };
    },
  );
};

export const AuthType = wireEnum('AuthType', [
  'None',
  'ApiKey',
  'Basic',
  'OAuth1',
  'OAuth2',
  'AuthFields',
  'Kerberos',
  'NetSuiteOAuth1',
  'ClientCertificate',
]);
export type AuthType = t.TypeOf<typeof AuthType>;

export const OAuth2Type = wireEnum(
  'OAuth2Type',
  ['Unknown', 'AuthorisationCode', 'ClientCredentials', 'PasswordCredentials'],
  { AuthorizationCode: 'AuthorisationCode' },
);
export type OAuth2Type = t.TypeOf<typeof OAuth2Type>;

export const ConnectorStatus = wireEnum('Status', ['Approved', 'Beta', 'Planned', 'Unknown']);

export const DataType = wireEnum('DataType', [
  'Text',
  'Boolean',
  'Integer',
  'Decimal',
  'Float',
  'DateTime',
  'File',
  'Undefined',
]);
export type DataType = t.TypeOf<typeof DataType>;

export const TargetType = wireEnum('TargetType', [
  'HttpHeader',
  'MergeField',
  'QueryString',
  'FilterField',
  'ResponseField',
  'Script',
  'Index',
]);

/** Whether two values are the same one, also where both are unknown to this package. */
export const sameEnum = (a: WireEnum<string>, b: WireEnum<string>): boolean =>
  a.kind === b.kind && (a.kind !== 'unsupported' || a.word.toLowerCase() === b.word.toLowerCase());
