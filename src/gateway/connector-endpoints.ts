import * as E from '#fp-ts/Either';
import { authError } from '../domain/auth-error.js';
import { failureAnswer } from './answers.js';
import { type Asked, type AskedOf, abortWith, answered } from './asked.js';
import { readJson } from './json-body.js';
import { encoded } from './wire/encoded.js';
import { CredentialsRequest, PropertiesRequest, Token } from './wire/requests.js';

export const listConnectors = ({ request, caller }: Asked): Promise<Response> =>
  answered(caller.api.listConnectors(abortWith(request)), (connectors) =>
    encoded.connectors(connectors.filter(({ id }) => caller.mayUse(id))),
  );

export const fetchConnector = async ({ request, caller, id }: AskedOf): Promise<Response> => {
  const authenticationId = new URL(request.url).searchParams.get('authentication') ?? undefined;
  return authenticationId === undefined || Token.is(authenticationId)
    ? answered(
        caller.api.fetchConnector(id, { authenticationId, ...abortWith(request) }),
        encoded.connector,
      )
    : failureAnswer(authError('invalidInput', 'fetchConnector'));
};

export const saveCredentials = async ({ request, caller, id }: AskedOf): Promise<Response> => {
  const body = await readJson(request, CredentialsRequest, 'authenticating');
  return E.isLeft(body)
    ? failureAnswer(body.left.error, body.left.status)
    : answered(caller.api.authenticate(id, body.right, abortWith(request)), encoded.connector);
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
  if (E.isLeft(connector)) {
    // What was typed has not been sent yet, so it cannot have been taken out of Cyclr's words: they stay here.
    const { code, retryAfter } = connector.left;
    return failureAnswer(authError(code, stage, retryAfter === undefined ? {} : { retryAfter }));
  }
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
    encoded.storedProperties,
  );
};

export const deauthenticate = ({ request, caller, id }: AskedOf): Promise<Response> =>
  answered(caller.api.deauthenticate(id, abortWith(request)), encoded.done);

export const deleteConnector = ({ request, caller, id }: AskedOf): Promise<Response> =>
  answered(caller.api.deleteConnector(id, abortWith(request)), encoded.done);
