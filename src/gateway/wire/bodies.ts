import type { Credentials } from '../../domain/credentials.js';
import type { PropertyChange } from '../../domain/property.js';
import { Secret } from '../../domain/secret.js';

// What the client writes; the gateway reads the same in `requests.ts`. Here secrets are opened, and nowhere else in a page.

export const propertiesBody = (changes: readonly PropertyChange[], readFirst: boolean) => ({
  changes: changes.map(({ value, ...rest }) => ({
    ...rest,
    value: value instanceof Secret ? value.reveal() : value,
  })),
  readFirst,
});

export const credentialsBody = (credentials: Credentials) =>
  Object.fromEntries(
    Object.entries(credentials).map(([member, value]) => [
      member,
      value instanceof Secret ? value.reveal() : value,
    ]),
  );
