import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { RequestOptions } from '../domain/connector-api.js';
import { failureAnswer, jsonAnswer, publicError } from './answers.js';
import { type Caller, noSuchConnector } from './caller.js';
import { readJson } from './json-body.js';
import {
  Connector,
  Connectors,
  CredentialsRequest,
  PropertiesRequest,
  StoredProperties,
} from './wire.js';

interface Asked {
  readonly request: Request;
  readonly caller: Caller;
}

interface AskedOf extends Asked {
  readonly id: number;
}

/** What the browser has given up is not asked of Cyclr any longer. */
const abortWith = ({ signal }: Request): RequestOptions => ({ signal });

const answered = async <A>(
  task: TaskEither<AuthError, A>,
  encode: (value: A) => unknown,
): Promise<Response> => {
  const result = await task();
  return E.isLeft(result)
    ? failureAnswer(publicError(result.left))
    : jsonAnswer(encode(result.right));
};

export const listConnectors = ({ request, caller }: Asked): Promise<Response> =>
  answered(caller.api.listConnectors(abortWith(request)), (connectors) =>
    Connectors.encode(connectors.filter(({ id }) => caller.mayUse(id))),
  );

export const fetchConnector = ({ request, caller, id }: AskedOf): Promise<Response> =>
  answered(caller.api.fetchConnector(id, abortWith(request)), Connector.encode);

export const saveCredentials = async ({ request, caller, id }: AskedOf): Promise<Response> => {
  const body = await readJson(request, CredentialsRequest, 'authenticating');
  return E.isLeft(body)
    ? failureAnswer(body.left.error, body.left.status)
    : answered(caller.api.authenticate(id, body.right, abortWith(request)), Connector.encode);
};

/**
 * A connector also has properties that are the host's own, such as the address of the connected app or the secret of
 * the host's OAuth client: only those the user is asked for are written, and only under the ids Cyclr gives for them.
 */
export const saveProperties = async ({ request, caller, id }: AskedOf): Promise<Response> => {
  const stage = 'setProperties';
  const body = await readJson(request, PropertiesRequest, stage);
  if (E.isLeft(body)) return failureAnswer(body.left.error, body.left.status);
  const { changes, readFirst = false } = body.right;
  const connector = await caller.api.fetchConnector(id, abortWith(request))();
  if (E.isLeft(connector)) return failureAnswer(publicError({ ...connector.left, stage }));
  const { fields } = connector.right;
  const strangers = changes.filter(({ name }) => !fields.some((field) => field.name === name));
  if (strangers.length > 0) {
    const fieldErrors = Object.fromEntries(
      strangers.map(({ name }) => [name, 'This connector has no such property.']),
    );
    return failureAnswer(authError('invalidInput', stage, { fieldErrors }));
  }
  const known = changes.map(({ name, value }) => {
    const propertyId = fields.find((field) => field.name === name)?.propertyId;
    return { name, value, ...(propertyId !== undefined && { propertyId }) };
  });
  return answered(
    caller.api.setProperties(id, known, { readFirst, ...abortWith(request) }),
    StoredProperties.encode,
  );
};

/** Refuses a connector the host has not allowed with the same answer as one that does not exist. */
export const unlessForeign =
  (stage: Stage, answer: (asked: AskedOf) => Promise<Response>) =>
  (asked: AskedOf): Promise<Response> =>
    asked.caller.mayUse(asked.id)
      ? answer(asked)
      : Promise.resolve(failureAnswer(noSuchConnector(stage)));
