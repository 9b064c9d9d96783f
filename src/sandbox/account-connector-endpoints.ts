import * as E from 'fp-ts/lib/Either.js';
import type { Hono } from 'hono';
import { type ApiContext, type ApiEnv, installedAt } from './api-access.js';
import { badRequest, message, notFound, ok, pageOf, unreadableBody } from './api-answers.js';
import { type Account, type Installed, nameInUse } from './ledger.js';
import { objectsMember, type RequestBody, readBody, textMember } from './request-body.js';
import type { SandboxState } from './state.js';
import { storeAuthValue } from './stored-credentials.js';
import { sentProperty, valueRefusal, writtenByName } from './stored-properties.js';
import { accountConnectorJson } from './wire.js';

/** Runs an endpoint on the connector in the path; 400 for a malformed id, 404 for an unknown one. */
export const onInstalled =
  (
    state: SandboxState,
    answer: (c: ApiContext, connector: Installed) => Response | Promise<Response>,
  ) =>
  (c: ApiContext): Response | Promise<Response> => {
    const connector = installedAt(c);
    if (connector === 'malformed') return badRequest('The request is invalid.');
    if (connector === 'unknown') return notFound(state.unknowns);
    return answer(c, connector);
  };

/** Rows sorted by name, downwards when `sortOrderAsc=false`; by id unless `orderBy=Name`. */
export const sortedByQuery = <A>(
  rows: readonly A[],
  name: (row: A) => string,
  query: (name: string) => string | undefined,
): readonly A[] => {
  if (query('orderBy')?.toLowerCase() !== 'name') return rows;
  const direction = query('sortOrderAsc')?.toLowerCase() === 'false' ? -1 : 1;
  return [...rows].sort((a, b) => direction * name(a).localeCompare(name(b)));
};

/** Applies a partial update to a copy, so that a refusal leaves nothing half done. */
const updated = (
  state: SandboxState,
  account: Account,
  connector: Installed,
  body: RequestBody,
): E.Either<string, Installed> => {
  const { unknowns, ledger } = state;
  const next: Installed = { ...connector };

  const name = textMember(body, 'Name');
  if (name !== undefined) {
    if (name.trim() === '') return E.left('Name is required');
    if (nameInUse(account, name, connector.id)) {
      return E.left(`Account connector name '${name}' is in use.`);
    }
    next.name = name;
  }
  const description = textMember(body, 'Description');
  if (description !== undefined) next.description = description;

  const properties = objectsMember(body, 'Properties');
  if (properties !== undefined) {
    const kept = unknowns.putProperties === 'replace' ? [] : connector.properties;
    next.properties = [...kept];
    for (const item of properties) {
      const sent = sentProperty(item);
      if (E.isLeft(sent)) return sent;
      const refusal = valueRefusal(connector, sent.right, unknowns);
      if (refusal !== undefined) return E.left(refusal);
      next.properties = writtenByName(next.properties, sent.right, ledger.nextPropertyId);
    }
  }
  const authValue = textMember(body, 'AuthValue');
  if (authValue === undefined) return E.right(next);
  const stored = storeAuthValue(next, authValue, unknowns);
  return E.isLeft(stored) ? stored : E.right({ ...next, ...stored.right });
};

const usedByCycle = (account: Account, connector: Installed): boolean =>
  [...account.cycles.values()].some((cycle) => cycle.connectorIds.includes(connector.id));

/** `/v1.0/account/connectors`: list, read, partial update, deauthenticate, delete. */
export const mountAccountConnectors = (app: Hono<ApiEnv>, state: SandboxState): void => {
  const one = '/v1.0/account/connectors/:id';
  const json = (connector: Installed, parameters: 'with' | 'without' = 'with') =>
    accountConnectorJson(connector, state.unknowns, state.ledger.nextPropertyId, parameters);

  app.get('/v1.0/account/connectors', (c) => {
    const rows = sortedByQuery(
      [...c.get('account').connectors.values()],
      (connector) => connector.name,
      (name) => c.req.query(name),
    );
    const parameters = state.unknowns.listParameters ? 'with' : 'without';
    return pageOf(
      rows.map((connector) => json(connector, parameters)),
      (name) => c.req.query(name),
      state.unknowns,
    );
  });

  app.get(
    one,
    onInstalled(state, (_, connector) => ok(json(connector))),
  );

  app.put(
    one,
    onInstalled(state, async (c, connector) => {
      const body = await readBody(c.req.raw);
      if (E.isLeft(body)) return unreadableBody(body.left);
      if (body.right === null) return badRequest('The request is invalid.');
      const account = c.get('account');
      const result = updated(state, account, connector, body.right);
      if (E.isLeft(result)) return badRequest(result.left);
      // in place: a property write that runs beside this one holds the same object
      Object.assign(connector, result.right);
      return ok(json(connector));
    }),
  );

  // Stored credentials go; properties stay; the grant at the third party is not revoked.
  app.put(
    `${one}/deauthenticate`,
    onInstalled(state, (_, connector) => {
      const nothingStored = connector.authValue === null && !connector.authenticated;
      if (nothingStored && state.unknowns.deauthenticateTwice === 'reject400') {
        return badRequest(`Connector '${connector.name}' is not authenticated.`);
      }
      connector.authValue = null;
      connector.authenticated = false;
      return message(200, `Connector '${connector.name}' successfully de-authenticated.`);
    }),
  );

  app.delete(
    one,
    onInstalled(state, (c, connector) => {
      const account = c.get('account');
      const { deleteInUse } = state.unknowns;
      if (deleteInUse !== 'allow' && usedByCycle(account, connector)) {
        return message(
          deleteInUse === 'reject409' ? 409 : 400,
          'The connector is in use by a cycle.',
        );
      }
      account.connectors.delete(connector.id);
      return new Response(null, { status: 200 });
    }),
  );
};
