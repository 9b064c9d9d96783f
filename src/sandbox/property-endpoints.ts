import * as E from 'fp-ts/lib/Either.js';
import type { Hono } from 'hono';
import { onInstalled, sortedByQuery } from './account-connector-endpoints.js';
import { type ApiContext, type ApiEnv, integerId } from './api-access.js';
import { badRequest, notFound, ok, unreadableBody } from './api-answers.js';
import type { Installed, StoredProperty } from './ledger.js';
import { type RequestBody, readBody, textMember } from './request-body.js';
import type { SandboxState } from './state.js';
import { sentProperty, valueRefusal, writtenByName } from './stored-properties.js';
import { listedProperties, propertyJson } from './wire.js';

/**
 * `/v1.0/account/connectors/{id}/properties`. Unlike install, `POST` takes any name: Cyclr does
 * not compare it with the connector's parameters here, so a typing mistake is stored silently.
 */
export const mountProperties = (app: Hono<ApiEnv>, state: SandboxState): void => {
  const all = '/v1.0/account/connectors/:id/properties';
  const one = `${all}/:propertyId`;
  const json = (connector: Installed, property: StoredProperty) =>
    propertyJson(connector, property, state.unknowns);

  const withBody = async (
    c: ApiContext,
    answer: (body: RequestBody) => Response,
  ): Promise<Response> => {
    const body = await readBody(c.req.raw);
    if (E.isLeft(body)) return unreadableBody(body.left);
    return body.right === null ? badRequest('The request is invalid.') : answer(body.right);
  };

  const onProperty = (
    answer: (
      c: ApiContext,
      connector: Installed,
      property: StoredProperty,
    ) => Response | Promise<Response>,
  ) =>
    onInstalled(state, (c, connector) => {
      const id = integerId(c.req.param('propertyId'));
      if (id === undefined) return badRequest('The request is invalid.');
      const property = connector.properties.find((candidate) => candidate.id === id);
      return property === undefined ? notFound(state.unknowns) : answer(c, connector, property);
    });

  app.get(
    all,
    onInstalled(state, (c, connector) => {
      const listed = listedProperties(connector, state.unknowns, state.ledger.nextPropertyId);
      const rows = sortedByQuery(
        listed,
        (property) => property.name,
        (name) => c.req.query(name),
      );
      return ok(rows.map((property) => json(connector, property)));
    }),
  );

  app.post(
    all,
    onInstalled(state, (c, connector) =>
      withBody(c, (body) => {
        const sent = sentProperty(body);
        if (E.isLeft(sent)) return badRequest(sent.left);
        const refusal = valueRefusal(connector, sent.right, state.unknowns);
        if (refusal !== undefined) return badRequest(refusal);
        const { duplicateProperty } = state.unknowns;
        const { name } = sent.right;
        const existing = connector.properties.find((property) => property.name === name);
        if (existing?.placeholder === false && duplicateProperty === 'reject400') {
          return badRequest(`Connector property '${name}' already exists.`);
        }
        if (existing?.placeholder === false && duplicateProperty === 'duplicate') {
          const id = state.ledger.nextPropertyId();
          const added = { id, ...sent.right, placeholder: false };
          connector.properties.push(added);
          return ok(json(connector, added));
        }
        connector.properties = writtenByName(
          connector.properties,
          sent.right,
          state.ledger.nextPropertyId,
        );
        const written = connector.properties.find((property) => property.name === name);
        return written === undefined ? notFound(state.unknowns) : ok(json(connector, written));
      }),
    ),
  );

  app.get(
    one,
    onProperty((_, connector, property) => ok(json(connector, property))),
  );

  app.put(
    one,
    onProperty((c, connector, property) =>
      withBody(c, (body) => {
        const name = textMember(body, 'Name')?.trim() || property.name;
        const value = textMember(body, 'Value') ?? property.value ?? '';
        const refusal = valueRefusal(connector, { name, value }, state.unknowns);
        if (refusal !== undefined) return badRequest(refusal);
        const written = { ...property, name, value, placeholder: false };
        connector.properties = connector.properties.map((candidate) =>
          candidate.id === property.id ? written : candidate,
        );
        return ok(json(connector, written));
      }),
    ),
  );

  app.delete(
    one,
    onProperty((_, connector, property) => {
      connector.properties = connector.properties.filter(
        (candidate) => candidate.id !== property.id,
      );
      return new Response(null, { status: 200 });
    }),
  );
};
