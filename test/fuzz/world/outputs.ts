import fc from 'fast-check';
import type { InstalledTemplate } from '../../../src/domain/account.js';
import type { AccountConnector } from '../../../src/domain/account-connector.js';
import type { SignInLink } from '../../../src/domain/connector-api.js';
import type { Installable } from '../../../src/domain/install.js';
import type { LookupOption } from '../../../src/domain/lookup.js';
import type {
  PropertyChange,
  PropertyField,
  StoredProperty,
} from '../../../src/domain/property.js';
import { Secret } from '../../../src/domain/secret.js';
import type { Verification } from '../../../src/domain/verification.js';
import * as answers from '../../../src/gateway/wire/answers.js';
import { fitting } from '../any/schema.js';
import { inherited, someText } from '../any/texts.js';
import { canaries } from './canaries.js';

type Ways<A> = readonly [A, ...A[]];

/** What each call of a flow can be answered with, the answer that leads on first. */
export interface Outputs {
  readonly lists: Ways<readonly AccountConnector[]>;
  readonly connector: (id: number) => Ways<AccountConnector>;
  readonly authenticated: (id: number) => Ways<AccountConnector>;
  readonly installables: Ways<Installable>;
  readonly installed: (name: string) => Ways<AccountConnector>;
  readonly templates: Ways<InstalledTemplate>;
  readonly unauthenticated: Ways<readonly number[]>;
  readonly stored: (changes: readonly PropertyChange[]) => Ways<readonly StoredProperty[]>;
  readonly verifications: Ways<Verification>;
  readonly options: Ways<readonly LookupOption[]>;
  readonly links: Ways<SignInLink>;
}

const fieldName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Domain', 'domain', 'Region', 'Key') },
  { weight: 1, arbitrary: fc.constantFrom(...inherited) },
  { weight: 1, arbitrary: someText },
);

/** As both clients give them: each name once, and of what is sensitive no value. */
const asRead = (fields: readonly PropertyField[]): readonly PropertyField[] =>
  [...new Map(fields.map((field) => [field.name, field])).values()].map((field) => {
    const { value, ...rest } = field;
    return value === undefined || field.sensitive || value === ''
      ? { ...rest, isSet: rest.sensitive && rest.isSet }
      : { ...rest, isSet: true, value };
  });

const anyConnector = fc
  .tuple(fitting(answers.connector), fc.array(fieldName, { maxLength: 4 }), fc.nat(5))
  .map(
    ([connector, names, rarely]): AccountConnector => ({
      ...connector,
      fields: asRead(
        connector.fields.map((field, nth) => ({ ...field, name: names[nth] ?? field.name })),
      ),
      utility: connector.utility && rarely === 0,
      authenticated: connector.authenticated && rarely < 2,
    }),
  );

const withAll = (connector: AccountConnector): AccountConnector => ({
  ...connector,
  fields: connector.fields.map((field) => ({ ...field, isSet: true })),
});

const link = (nth: number): SignInLink => ({
  url: Secret.of(`https://cyclr.test/sign-in?token=${canaries.link}&n=${nth}`),
});

/** What Cyclr has: everything else it says comes of it. */
export interface Cyclr {
  /** One at least; the first is that of flows of one connector. */
  readonly connectors: readonly AccountConnector[];
  readonly installable: Installable;
  readonly message: string;
  readonly options: readonly LookupOption[];
  readonly cycleId: string;
}

/** A Cyclr with a few connectors, each of any kind. */
export const anyCyclr: fc.Arbitrary<Cyclr> = fc.record({
  connectors: fc
    .array(anyConnector, { minLength: 1, maxLength: 4 })
    .map((some) => some.map((connector, nth) => ({ ...connector, id: 41 + nth }))),
  installable: fitting(answers.installable),
  message: someText,
  options: fitting(answers.options),
  cycleId: someText,
});

export const outputsOf = ({
  connectors,
  installable,
  message,
  options,
  cycleId,
}: Cyclr): Outputs => {
  const [first] = connectors;
  if (!first) throw new Error('There is one connector at least.');
  const ids = connectors.map(({ id }) => id);
  const found = (id: number): AccountConnector =>
    connectors.find((one) => one.id === id) ?? { ...first, id };
  const { unsupported: _unsupported, ...usable } = installable;
  return {
    lists: [connectors, [], [first]],
    connector: (id) => [
      found(id),
      { ...found(id), authenticated: true },
      { ...found(id), authenticated: false },
      withAll(found(id)),
      { ...withAll(found(id)), authenticated: true },
    ],
    authenticated: (id) => [
      { ...found(id), authenticated: true },
      { ...found(id), authenticated: false },
      { ...withAll(found(id)), authenticated: true },
    ],
    installables: [usable, { ...usable, methods: [] }, { ...usable, unsupported: message }],
    installed: (name) => [{ ...first, name }],
    templates: [{ cycleId, accountConnectorIds: [...ids, 99] }],
    unauthenticated: [ids, []],
    stored: (changes) => [
      changes.map(({ name }, nth) => ({ name, propertyId: nth + 1 })),
      changes.map(({ name }) => ({ name })),
      [],
    ],
    verifications: [{ verified: 'yes' }, { verified: 'no', message }, { verified: 'unknown' }],
    options: [options, []],
    links: [link(1), link(2)],
  };
};
