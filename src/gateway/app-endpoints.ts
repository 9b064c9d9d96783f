import * as E from '#fp-ts/Either';
import { failureAnswer, publicError } from './answers.js';
import { type AskedOf, abortWith, answered } from './asked.js';
import { noSuchConnector } from './caller.js';
import { readJson } from './json-body.js';
import { encoded } from './wire/encoded.js';
import { VerifyRequest } from './wire/requests.js';

// Calls that go on to the connected app, with what is stored.

export const verify = async ({ request, caller, id }: AskedOf): Promise<Response> => {
  const body = await readJson(request, VerifyRequest, 'authenticating');
  return E.isLeft(body)
    ? failureAnswer(body.left.error, body.left.status)
    : answered(caller.api.verify(id, body.right, abortWith(request)), encoded.verification);
};

/** Only what the connector's own fields name is looked up: a trigger could read anything else in the connected app. */
export const lookUp = async ({
  request,
  caller,
  id,
  triggerId,
}: AskedOf & { readonly triggerId: number }): Promise<Response> => {
  const stage = 'authenticating';
  const connector = await caller.api.fetchConnector(id, abortWith(request))();
  if (E.isLeft(connector)) return failureAnswer(publicError({ ...connector.left, stage }));
  return connector.right.fields.some(({ lookup }) => lookup === triggerId)
    ? answered(caller.api.lookUp(id, triggerId, abortWith(request)), encoded.options)
    : failureAnswer(noSuchConnector(stage));
};
