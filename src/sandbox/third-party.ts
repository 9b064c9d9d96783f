import { type AuthMethod, isNeededLater, type Release } from './release.js';

/** What Cyclr would present to the third party on the user's behalf. */
export interface Presented {
  readonly authValue: string | null;
  readonly property: (name: string) => string | null;
}

const decodeBasic = (authValue: string): readonly [username: string, password: string] => {
  const text = Buffer.from(authValue, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
};

/**
 * Whether the third party lets these credentials in. Only what the seed's `accepts` names is
 * compared; a release without `accepts` takes anything. What is looked up in the app counts only
 * when a method is called, since it cannot be there before.
 */
export const accepts = (
  release: Release,
  method: AuthMethod,
  presented: Presented,
  when: 'authenticating' | 'calling',
): boolean => {
  const wanted = release.accepts;
  if (wanted === null) return true;
  const later = release.parameters
    .filter((parameter) => isNeededLater(release, parameter))
    .map((parameter) => parameter.targetName);
  const propertiesMatch = Object.entries(wanted.properties ?? {}).every(
    ([name, value]) =>
      presented.property(name) === value || (when === 'authenticating' && later.includes(name)),
  );
  if (!propertiesMatch) return false;
  if (method.authType === 'ApiKey') {
    return wanted.apiKey === undefined || presented.authValue === wanted.apiKey;
  }
  if (method.authType === 'Basic') {
    const [username, password] = decodeBasic(presented.authValue ?? '');
    return (
      (wanted.username === undefined || username === wanted.username) &&
      (wanted.password === undefined || password === wanted.password)
    );
  }
  return true;
};
