import * as assert from 'uvu/assert';
import type { Credentials } from '../../../src/domain/credentials.js';
import type { PropertyChange } from '../../../src/domain/property.js';
import { Secret } from '../../../src/domain/secret.js';
import type { ApiCall } from './calls.js';
import type { Sent } from './cyclr.js';

const memberOf = (body: string, name: string): unknown => {
  const read: unknown = JSON.parse(body);
  return typeof read === 'object' && read !== null ? Reflect.get(read, name) : undefined;
};

/** What has changed something of a connector. */
export const written = (sent: readonly Sent[]): readonly Sent[] =>
  sent.filter(
    ({ method, url }) => method !== 'GET' && url.pathname.startsWith('/v1.0/account/connectors/'),
  );

/** HTTP Basic can carry no name with a colon, and UTF-8 no half of a character: that is to be refused. */
export const fitsBasic = (username: string, password: string): boolean =>
  !username.includes(':') && `${username}:${password}`.isWellFormed();

const isAuthValue = ({ body }: Sent, credentials: Credentials): void => {
  const authValue = memberOf(body, 'AuthValue');
  switch (credentials.kind) {
    case 'apiKey':
      assert.is(authValue, credentials.key.reveal());
      break;
    case 'basic': {
      const [username, password] = [credentials.username, credentials.password.reveal()];
      assert.ok(fitsBasic(username, password), 'what nobody can read back was sent');
      assert.is(authValue, Buffer.from(`${username}:${password}`).toString('base64'));
      break;
    }
    case 'oauthTokens': {
      const { accessToken, refreshToken } = credentials.tokens;
      assert.is(memberOf(String(authValue), 'AccessToken'), accessToken.reveal());
      assert.is(memberOf(String(authValue), 'RefreshToken'), refreshToken?.reveal());
      break;
    }
    case 'tokenGrant':
      assert.is(authValue, '{}');
  }
};

const isProperty = ({ body }: Sent, changes: readonly PropertyChange[]): void => {
  const name = String(memberOf(body, 'Name'));
  // Of one name the last counts.
  const change = changes.findLast((one) => one.name === name);
  assert.ok(change, `${name} was not entered`);
  const { value } = change;
  assert.is(memberOf(body, 'Value'), value instanceof Secret ? value.reveal() : value);
};

/** What has reached Cyclr to be stored is what was entered, to the last byte. */
export const arrivesWhole = (
  { credentials, changes }: Pick<ApiCall, 'credentials' | 'changes'>,
  sent: readonly Sent[],
): void => {
  for (const one of written(sent)) {
    if (credentials) isAuthValue(one, credentials);
    // One that is removed has no body.
    if (changes && one.body !== '') isProperty(one, changes);
  }
};
