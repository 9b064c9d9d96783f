import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { PropertyChange, StoredProperty } from '../domain/property.js';
import { Secret } from '../domain/secret.js';
import type { AccountConnectorProperty } from '../domain/wire/account-connector.js';
import type { SendAccountRequest } from './account-requests.js';
import { isLost } from './lost-answer.js';
import {
  plain,
  type StoredProperties,
  storedProperties,
  storedUnder,
  type Value,
} from './stored-properties.js';

/** Goes by what Cyclr has: what is there is replaced, what is not is created as told. */
const byLooking = (
  calls: StoredProperties,
  name: string,
  value: Value,
  create: TaskEither<AuthError, number | undefined>,
): TaskEither<AuthError, number | undefined> =>
  pipe(
    calls.list,
    TE.chain((properties) => {
      const stored = storedUnder(properties, name, value);
      if (stored?.value === plain(value)) return TE.right(stored.id);
      return stored?.id === undefined ? create : calls.replace(stored.id, name, value);
    }),
  );

/**
 * A POST whose answer is lost is followed by a look at what Cyclr has: nothing is created twice. One more POST is
 * sent where it has nothing; where it cannot be asked either, the first error stands.
 */
const create = (
  calls: StoredProperties,
  name: string,
  value: Value,
): TaskEither<AuthError, number | undefined> => {
  const post = calls.create(name, value);
  return pipe(
    post,
    TE.orElse((error) =>
      isLost(error)
        ? byLooking({ ...calls, list: TE.mapLeft(() => error)(calls.list) }, name, value, post)
        : TE.left(error),
    ),
  );
};

const write = (
  calls: StoredProperties,
  name: string,
  value: Value,
  id: number | undefined,
): TaskEither<AuthError, number | undefined> =>
  id === undefined
    ? create(calls, name, value)
    : pipe(
        calls.replace(id, name, value),
        // Somebody has removed it since it was read, or put another in its place.
        TE.orElse((error) =>
          error.code === 'notFound'
            ? byLooking(calls, name, value, create(calls, name, value))
            : TE.left(error),
        ),
      );

/** One change, which writes only what is not there yet. `properties` is what Cyclr has, where that was read. */
const apply = (
  calls: StoredProperties,
  { name, value, propertyId }: PropertyChange,
  properties: readonly AccountConnectorProperty[] | undefined,
): TaskEither<AuthError, StoredProperty> => {
  const stored = properties && storedUnder(properties, name, value);
  const id = properties ? stored?.id : propertyId;
  // Cyclr does not say what storing an empty value does; removing the property is safe.
  if (value === null || plain(value) === '') {
    return pipe(
      id === undefined ? TE.right(undefined) : calls.remove(id),
      TE.map(() => ({ name })),
    );
  }
  return pipe(
    stored?.value === plain(value) ? TE.right(id) : write(calls, name, value, id),
    TE.map((writtenId) => ({
      name,
      ...(writtenId !== undefined && { propertyId: writtenId }),
    })),
  );
};

type Result = readonly [name: string, result: E.Either<AuthError, StoredProperty>];

/** Refusals first, since only the user can mend them; then whatever else went wrong. */
const outcomeOf = (results: readonly Result[]): E.Either<AuthError, readonly StoredProperty[]> => {
  const errors = results.flatMap(([name, result]) =>
    E.isLeft(result) ? [{ name, error: result.left }] : [],
  );
  const refusals = errors.filter(({ error }) => error.code === 'rejected');
  const [refusal] = refusals;
  if (refusal) {
    const { message: _message, ...rest } = refusal.error;
    const fieldErrors = Object.fromEntries(
      refusals.map(({ name, error }) => [name, error.message]),
    );
    return E.left(
      refusals.length === 1
        ? { ...refusal.error, fieldErrors }
        : authError('rejected', refusal.error.stage, { ...rest, fieldErrors }),
    );
  }
  const [first] = errors;
  if (first) return E.left(first.error);
  return E.right(results.flatMap(([, result]) => (E.isRight(result) ? [result.right] : [])));
};

/**
 * Writes all changes in parallel: PUT where the property has an id, else POST; an empty value is removed. Waits for
 * every one, also when one has failed, so that none goes on unwatched.
 */
export const setProperties =
  (send: SendAccountRequest): ConnectorApi['setProperties'] =>
  (accountConnectorId, changes, { readFirst = false, signal } = {}) => {
    if (changes.length === 0) return TE.right([]);
    const secrets = changes.flatMap(({ value }) => (value instanceof Secret ? [value] : []));
    const calls = storedProperties(send, accountConnectorId, signal, secrets);
    // Two writes of one name would race: the last one counts.
    const byName = new Map(changes.map((change) => [change.name, change]));
    const known: TaskEither<AuthError, readonly AccountConnectorProperty[] | undefined> = readFirst
      ? calls.list
      : TE.right(undefined);
    return pipe(
      known,
      TE.chain((properties) => async () => {
        const results = await Promise.all(
          [...byName.values()].map(
            async (change): Promise<Result> => [
              change.name,
              await apply(calls, change, properties)(),
            ],
          ),
        );
        return outcomeOf(results);
      }),
    );
  };
