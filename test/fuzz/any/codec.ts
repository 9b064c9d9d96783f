import fc from 'fast-check';
import { isRight } from '#fp-ts/Either';
import * as t from '#io-ts';
import { AccountConnectorProperty } from '../../../src/domain/wire/account-connector.js';
import { ConnectorAuthentication } from '../../../src/domain/wire/connector.js';
import { ConnectorParameter } from '../../../src/domain/wire/parameter.js';
import { anyText, someText } from './texts.js';

/** Stands wherever Cyclr would have a secret. */
export const canary = 'canary-of-the-wire-Zk41';

const integer = fc.oneof(fc.nat(9), fc.maxSafeInteger());
const sloppyText = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 0, 7, 1.5, true, 'null') },
);
const words = (...known: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known, ...known.map((word) => word.toUpperCase())) },
    { weight: 1, arbitrary: sloppyText },
  );

/** What fits a reader, by the name it has in errors: of what it does inside it tells nothing. */
const readers: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  integer,
  boolean: fc.boolean(),
  'non-empty string': someText,
  text: sloppyText,
  'stored value': fc.oneof(fc.constant(canary), fc.constantFrom<unknown>(null, '', 0, true)),
  'array of text': fc.array(sloppyText, { maxLength: 4 }),
  date: fc.constantFrom<unknown>(
    '2026-01-02T03:04:05.1234567Z',
    '2026-01-02T03:04:05',
    null,
    'soon',
  ),
  ModelState: fc.option(
    fc.dictionary(anyText, fc.oneof(fc.array(anyText, { maxLength: 2 }), anyText), { maxKeys: 3 }),
  ),
  AuthType: words('None', 'ApiKey', 'Basic', 'OAuth1', 'OAuth2', 'AuthFields', 'Kerberos'),
  OAuth2Type: words('Unknown', 'AuthorisationCode', 'ClientCredentials', 'PasswordCredentials'),
  Status: words('Approved', 'Beta'),
  DataType: words('Text', 'Boolean', 'Integer', 'Decimal', 'Float', 'DateTime', 'File'),
  TargetType: words('MergeField', 'Script'),
  unknown: fc.jsonValue(),
};

/** Members whose codec keeps what is in it to itself. */
const members: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
  Parameters: () => listOf(ConnectorParameter),
  Authentication: () => listOf(ConnectorAuthentication),
  Properties: () => listOf(AccountConnectorProperty),
  Triggers: () => fc.option(fc.array(trigger, { maxLength: 2 })),
  Connectors: () =>
    fc.array(
      fc.record(
        { AccountConnectorId: integer, Name: sloppyText },
        { requiredKeys: ['AccountConnectorId'] },
      ),
      { maxLength: 3 },
    ),
  access_token: () => fc.constant(canary),
  Token: () => fc.constant(canary),
  // So that names meet: a property belongs to the parameter of the same name.
  TargetName: () => name,
  Name: () => name,
};

const name = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('Domain', 'domain', 'Key', '__proto__', 'constructor') },
  { weight: 1, arbitrary: someText },
);

const trigger = fc.record(
  { TriggerId: fc.option(integer), Name: sloppyText },
  { requiredKeys: [] },
);

const listOf = (codec: t.Mixed): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(fitting(codec), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );

const readBy = (codec: t.Mixed): fc.Arbitrary<unknown> => {
  const known = readers[codec.name];
  if (!known) throw new Error(`Nothing is known of what fits ${codec.name}.`);
  return known;
};

const propsOf = (codec: unknown): t.Props | undefined => {
  if (codec instanceof t.ExactType) return propsOf(codec.type);
  return codec instanceof t.InterfaceType ? codec.props : undefined;
};

const isOptional = (codec: t.Mixed): boolean => isRight(codec.decode(undefined));

/** Everything that fits a codec of the wire, as JSON. */
export const fitting = (codec: t.Mixed): fc.Arbitrary<unknown> => {
  if (codec instanceof t.ArrayType) return fc.array(fitting(codec.type), { maxLength: 4 });
  const props = propsOf(codec);
  if (!props) return readBy(codec);
  return fc.record(
    Object.fromEntries(
      Object.entries(props).map(([member, of]) => [member, members[member]?.() ?? fitting(of)]),
    ),
    {
      requiredKeys: Object.entries(props).flatMap(([member, of]) =>
        isOptional(of) ? [] : [member],
      ),
      noNullPrototype: true,
    },
  );
};
