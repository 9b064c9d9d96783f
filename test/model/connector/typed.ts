import type { Credentials, OAuthTokens } from '../../../src/domain/credentials.js';
import type { PropertyField } from '../../../src/domain/property.js';
import { Secret } from '../../../src/index.js';
import { appOf, demoOf, type Setting } from './scenes.js';

/** What is typed into the form of a connector's properties. */
export interface TypedProperties {
  readonly name: string;
  readonly of: (
    fields: readonly PropertyField[],
    demo: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
}

const each = (
  fields: readonly PropertyField[],
  text: (field: PropertyField) => string | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map((field) => [field.name, text(field) ?? '']));

export const typedProperties: readonly TypedProperties[] = [
  {
    name: 'fills the form in',
    // What is looked up in the app cannot be known before it has been.
    of: (fields, demo) =>
      each(fields, ({ name, lookup, options }) =>
        lookup !== undefined && options.length === 0 ? '' : demo[name],
      ),
  },
  {
    // Fields that are not shown keep what is stored when they are left empty.
    name: 'fills in what can be seen',
    of: (fields, demo) => each(fields, ({ name, sensitive }) => (sensitive ? '' : demo[name])),
  },
  { name: 'leaves the form empty', of: (fields) => each(fields, () => '') },
];

/** The third party takes none of these unless they are right; only Cyclr's switches say whether anybody notices. */
export const keyIn = (setting: Setting): string =>
  (setting.right && demoOf(setting).apiKey) || 'a-wrong-key';
export const loginIn = (setting: Setting): { username: string; password: string } => {
  const { username, password } = demoOf(setting);
  return setting.right && username && password
    ? { username, password }
    : { username: 'ann', password: 'a-wrong-password' };
};
const [accessToken, refreshToken] = ['an-access-token', 'a-refresh-token'];
export const typedTokens: OAuthTokens = {
  accessToken: Secret.of(accessToken),
  refreshToken: Secret.of(refreshToken),
  expires: Date.UTC(2030, 0, 2),
};
/** As Cyclr stores them. */
export const storedTokens = `{"AccessToken":"${accessToken}","RefreshToken":"${refreshToken}","Expires":"2030-01-02T00:00:00.000Z"}`;

/** All that is typed in a setting and may not be seen afterwards, by name. */
export const secretsIn = (setting: Setting): Readonly<Record<string, string>> => {
  const { properties = {} } = demoOf(setting);
  const hidden = (appOf(setting)?.parameters ?? []).flatMap(({ targetName, sensitive }) => {
    const value = sensitive ? properties[targetName] : undefined;
    return value === undefined ? [] : [[targetName, value] as const];
  });
  return {
    key: keyIn(setting),
    password: loginIn(setting).password,
    'access token': accessToken,
    'refresh token': refreshToken,
    ...Object.fromEntries(hidden),
  };
};

/** What has been entered, where that is not a sign-in. */
export const credentialsIn = (setting: Setting, kind: unknown): Credentials | undefined => {
  switch (kind) {
    case 'apiKey':
      return { kind, key: Secret.of(keyIn(setting)) };
    case 'basic': {
      const { username, password } = loginIn(setting);
      return { kind, username, password: Secret.of(password) };
    }
    case 'tokenGrant':
      return { kind };
    default:
      return undefined;
  }
};
