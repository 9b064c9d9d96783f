import type { AuthMethod } from '../../../src/domain/auth-method.js';
import type { PropertyField } from '../../../src/domain/property.js';
import type { AccountConnector } from '../../../src/index.js';
import { aConnector, aField } from '../../support/scripted-api.js';
import type { Seeded } from '../seeded.js';

/** A connector as Cyclr has it. Of what is secret it keeps only that it is there. */
export interface Installed {
  readonly id: number;
  readonly method: AuthMethod;
  readonly fields: readonly PropertyField[];
  readonly utility: boolean;
  readonly stored: Map<string, string | undefined>;
  authenticated: boolean;
  gone: boolean;
}

const methods: readonly [AuthMethod, ...AuthMethod[]] = [
  { kind: 'apiKey', header: 'Authorization' },
  { kind: 'apiKey' },
  { kind: 'basic' },
  { kind: 'tokenGrant' },
  { kind: 'none' },
  { kind: 'authFields' },
  { kind: 'oauth', grant: 'authorizationCode' },
  { kind: 'oauth', grant: 'oauth1' },
  { kind: 'oauth', grant: 'password' },
  { kind: 'oauth', grant: 'unknown' },
  { kind: 'unsupported', authType: 'Kerberos' },
];

const someFields = (random: Seeded): readonly PropertyField[] => [
  ...(random.chance(0.5) ? [aField('Domain', { order: 1 })] : []),
  ...(random.chance(0.3) ? [aField('Secret', { sensitive: true, order: 2 })] : []),
  ...(random.chance(0.3) ? [aField('Size', { type: 'integer', required: false, order: 3 })] : []),
  ...(random.chance(0.2) ? [aField('Region', { options: ['EU', 'US'], order: 4 })] : []),
  ...(random.chance(0.25) ? [aField('Pipeline', { lookup: 70, order: 5 })] : []),
];

export const installedAt = (
  id: number,
  random: Seeded,
  method = random.pick(...methods),
): Installed => ({
  id,
  method,
  fields: method.kind === 'none' || random.chance(0.5) ? [] : someFields(random),
  utility: random.chance(0.02),
  stored: new Map(),
  authenticated: random.chance(0.08),
  gone: false,
});

/** What Cyclr says of it. */
export const told = ({
  id,
  method,
  fields,
  utility,
  stored,
  authenticated,
}: Installed): AccountConnector =>
  aConnector(method, {
    id,
    name: `Connector ${id}`,
    authenticated,
    utility,
    release: { id, name: `App ${id}` },
    fields: fields.map((field) => {
      if (!stored.has(field.name)) return field;
      const value = stored.get(field.name);
      return {
        ...field,
        isSet: true,
        propertyId: field.order,
        ...(value !== undefined && { value }),
      };
    }),
  });
