import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { RequestOptions, SetPropertiesOptions } from '../domain/connector-api.js';
import type { PropertyChange, StoredProperty } from '../domain/property.js';
import { Secret } from '../domain/secret.js';
import {
  AccountConnectorProperties,
  AccountConnectorProperty,
} from '../domain/wire/account-connector.js';
import { propertyIdOf } from '../domain/wire/fields-of.js';
import { findByName } from '../domain/wire/names.js';
import { connectorPath } from './account-connectors.js';
import { bodyAs } from './answers.js';
import type { SendToCyclr } from './cyclr-request.js';

const stage = 'setProperties';

type Write = TaskEither<AuthError, StoredProperty>;

/** A connection that broke, silence and a server's fault leave open whether the write was done. */
const mayBeDone = ({ code }: AuthError): boolean =>
  code === 'network' || code === 'timeout' || code === 'server' || code === 'badResponse';

/** The writes of one connector's properties. */
const writer = (send: SendToCyclr, accountConnectorId: number, { signal }: RequestOptions) => {
  const path = `${connectorPath(accountConnectorId)}/properties`;

  const readAll: TaskEither<AuthError, readonly AccountConnectorProperty[]> = pipe(
    send({ method: 'get', path, stage, signal }),
    bodyAs(AccountConnectorProperties, stage),
  );

  const stored = (name: string, property: AccountConnectorProperty): StoredProperty => {
    const propertyId = propertyIdOf(property);
    return { name, ...(propertyId !== undefined && { propertyId }) };
  };

  const write = (method: 'post' | 'put', to: string, name: string, value: Secret): Write =>
    pipe(
      send({
        method,
        path: to,
        json: { Name: name, Value: value.reveal() },
        stage,
        signal,
        secrets: [value],
      }),
      bodyAs(AccountConnectorProperty, stage),
      TE.map((property) => stored(name, property)),
    );

  const create = (name: string, value: Secret): Write => write('post', path, name, value);

  const replace = (id: number, name: string, value: Secret): Write =>
    pipe(
      write('put', `${path}/${id}`, name, value),
      // It has been removed meanwhile.
      TE.orElse((error) => (error.code === 'notFound' ? create(name, value) : TE.left(error))),
    );

  const remove = (id: number | undefined, name: string): Write =>
    id === undefined
      ? TE.of({ name })
      : pipe(
          send({ method: 'delete', path: `${path}/${id}`, stage, signal }),
          TE.map(() => ({ name })),
          TE.orElse((error) => (error.code === 'notFound' ? TE.of({ name }) : TE.left(error))),
        );

  /** Writes what is not stored yet, given what is. */
  const settle = (
    { name, value }: PropertyChange,
    known: readonly AccountConnectorProperty[],
  ): Write => {
    const found = findByName(known, ({ Name }) => Name, name);
    const id = found && propertyIdOf(found);
    if (value === null) return remove(id, name);
    const wanted = Secret.of(value);
    if (found && found.Value?.reveal() === wanted.reveal()) return TE.of(stored(name, found));
    return id === undefined ? create(name, wanted) : replace(id, name, wanted);
  };

  /** A create whose answer was lost is never sent again blindly, or the property could be there twice. */
  const createOnce = (change: PropertyChange, value: Secret): Write =>
    pipe(
      create(change.name, value),
      TE.orElse((error) =>
        mayBeDone(error) && signal?.aborted !== true
          ? pipe(
              readAll,
              TE.chain((known) => settle(change, known)),
            )
          : TE.left(error),
      ),
    );

  const first = (change: PropertyChange): Write => {
    const { name, value, propertyId } = change;
    if (value === null) return remove(propertyId, name);
    const wanted = Secret.of(value);
    return propertyId === undefined
      ? createOnce(change, wanted)
      : replace(propertyId, name, wanted);
  };

  return { readAll, settle, first };
};

/** Every write has ended by now; refusals go to their fields, and before any other error, as only typing mends them. */
const gather = (
  changes: readonly PropertyChange[],
  results: readonly E.Either<AuthError, StoredProperty>[],
): E.Either<AuthError, readonly StoredProperty[]> => {
  const errors = results.flatMap((result, index) =>
    E.isLeft(result) ? [{ name: changes[index]?.name ?? '', error: result.left }] : [],
  );
  const refused = errors.filter(({ error }) => error.code === 'rejected');
  const [only] = refused;
  if (only) {
    return E.left(
      authError('rejected', stage, {
        status: 400,
        ...(refused.length === 1 && { message: only.error.message }),
        fieldErrors: Object.fromEntries(refused.map(({ name, error }) => [name, error.message])),
      }),
    );
  }
  const [worst] = errors;
  return worst
    ? E.left(worst.error)
    : E.right(results.flatMap((result) => (E.isRight(result) ? [result.right] : [])));
};

/** One property a request, all at once: PUT where Cyclr has one, POST where it has none, DELETE to remove it. */
export const setProperties =
  (send: SendToCyclr) =>
  (
    accountConnectorId: number,
    changes: readonly PropertyChange[],
    { readFirst = false, signal }: SetPropertiesOptions = {},
  ): TaskEither<AuthError, readonly StoredProperty[]> =>
  async () => {
    if (changes.length === 0) return E.right([]);
    const { readAll, settle, first } = writer(send, accountConnectorId, signal ? { signal } : {});
    const known = readFirst ? await readAll() : undefined;
    if (known && E.isLeft(known)) return known;
    const writes = changes.map((change) =>
      known ? settle(change, known.right)() : first(change)(),
    );
    return gather(changes, await Promise.all(writes));
  };
