import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import {
  AccountConnectorProperties,
  AccountConnectorProperty,
} from '../domain/wire/account-connector.js';
import { propertyIdOf } from '../domain/wire/fields-of.js';
import { findByName } from '../domain/wire/names.js';
import { accountConnectorPath } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';

const stage = 'setProperties';

/** A property as Cyclr has it. */
export interface Stored {
  readonly id: number | undefined;
  readonly value: string;
}

/** The four calls of one connector's properties, each as Cyclr has it and no more. */
export interface StoredProperties {
  readonly list: TaskEither<AuthError, readonly AccountConnectorProperty[]>;
  readonly create: (name: string, value: Value) => TaskEither<AuthError, number | undefined>;
  readonly replace: (id: number, name: string, value: Value) => TaskEither<AuthError, number>;
  readonly remove: (id: number) => TaskEither<AuthError, void>;
}

export type Value = string | Secret;

export const plain = (value: Value): string => (typeof value === 'string' ? value : value.reveal());

/** Finds a property among those Cyclr has; of several with one name, the one that has the value already. */
export const storedUnder = (
  properties: readonly AccountConnectorProperty[],
  name: string,
  value: Value | null,
): Stored | undefined => {
  const found = findByName(properties, (one) => one.Name, name);
  const twins = properties.filter((one) => one.Name === found?.Name);
  const storedValue = (one: AccountConnectorProperty): string => one.Value?.reveal() ?? '';
  const best = twins.find((one) => value !== null && storedValue(one) === plain(value)) ?? found;
  return best && { id: propertyIdOf(best), value: storedValue(best) };
};

export const storedProperties = (
  send: SendAccountRequest,
  accountConnectorId: number,
  signal: AbortSignal | undefined,
  // All that are written together: an answer to one may speak of another.
  secrets: readonly Secret[],
): StoredProperties => {
  const path = `${accountConnectorPath(accountConnectorId)}/properties`;
  const shared = { secrets, stage, signal } as const;
  const json = (name: string, value: Value) => ({ Name: name, Value: plain(value) });
  return {
    list: pipe(
      send({ ...shared, method: 'get', path }),
      TE.chainEitherK(readBody(AccountConnectorProperties, stage)),
    ),
    create: (name, value) =>
      pipe(
        send({ ...shared, method: 'post', path, json: json(name, value) }),
        TE.chainEitherK(readBody(AccountConnectorProperty, stage)),
        TE.map(propertyIdOf),
      ),
    replace: (id, name, value) =>
      pipe(
        send({ ...shared, method: 'put', path: `${path}/${id}`, json: json(name, value) }),
        TE.chainEitherK(readBody(AccountConnectorProperty, stage)),
        TE.map(() => id),
      ),
    remove: (id) =>
      pipe(
        send({ ...shared, method: 'delete', path: `${path}/${id}` }),
        TE.map(() => undefined),
        // Gone already, or gone by an attempt whose answer was lost.
        TE.orElse((error) => (error.code === 'notFound' ? TE.right(undefined) : TE.left(error))),
      ),
  };
};
