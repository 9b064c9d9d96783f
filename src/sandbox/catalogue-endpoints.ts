import * as E from 'fp-ts/lib/Either.js';
import type { Hono } from 'hono';
import { sortedByQuery } from './account-connector-endpoints.js';
import { type ApiContext, type ApiEnv, integerId } from './api-access.js';
import { badRequest, message, notFound, ok, pageOf, unreadableBody } from './api-answers.js';
import { installRelease } from './install.js';
import type { Release } from './release.js';
import { readBody } from './request-body.js';
import type { SandboxState } from './state.js';
import { accountConnectorJson, connectorJson } from './wire.js';

/** `/v1.0/connectors`: the catalogue by list, id, or name, and installing from it. */
export const mountCatalogue = (app: Hono<ApiEnv>, state: SandboxState): void => {
  const json = (release: Release) => connectorJson(release, release.defaultMethod, 'with');
  const releases = () => [...state.ledger.releases.values()];
  const named = (name: string | undefined, version?: string): readonly Release[] =>
    releases().filter(
      (release) =>
        release.name.toLowerCase() === name?.toLowerCase() &&
        (version === undefined || release.seed.version === version),
    );
  const byIdOrName = (text: string | undefined): Release | undefined => {
    const id = integerId(text);
    return id === undefined ? named(text)[0] : state.ledger.releases.get(id);
  };

  app.get('/v1.0/connectors', (c) => {
    const text = c.req.query('query')?.toLowerCase() ?? '';
    const category = c.req.query('category')?.toLowerCase() ?? '';
    const custom = c.req.query('includeCustomConnectors')?.toLowerCase() === 'true';
    const rows = releases()
      .filter((release) => release.name.toLowerCase().includes(text))
      .filter((release) => custom || release.seed.custom !== true)
      .filter(
        (release) =>
          category === '' ||
          (release.seed.categories ?? []).some((item) => item.toLowerCase() === category),
      );
    const sorted = sortedByQuery(
      rows,
      (release) => release.name,
      (name) => c.req.query(name),
    );
    return pageOf(sorted.map(json), (name) => c.req.query(name), state.unknowns);
  });

  // By id the answer is one connector, by name an array: the same path, two shapes.
  app.get('/v1.0/connectors/:key', (c) => {
    const key = c.req.param('key');
    const id = integerId(key);
    if (id === undefined) return ok(named(key).map(json));
    const release = state.ledger.releases.get(id);
    return release === undefined ? notFound(state.unknowns) : ok(json(release));
  });

  app.get('/v1.0/connectors/:key/:version', (c) =>
    ok(named(c.req.param('key'), c.req.param('version')).map(json)),
  );

  const install = async (c: ApiContext, release: Release | undefined): Promise<Response> => {
    if (release === undefined) return notFound(state.unknowns);
    const body = await readBody(c.req.raw);
    if (E.isLeft(body)) return unreadableBody(body.left);
    // seen on the real service: a null body is not a 400 here
    if (body.right === null) return message(500, 'An error has occurred.');
    const installed = installRelease(state, c.get('account'), release, body.right);
    return E.isLeft(installed)
      ? badRequest(installed.left)
      : ok(accountConnectorJson(installed.right, state.unknowns, state.ledger.nextPropertyId));
  };
  app.post('/v1.0/connectors/:key/install', (c) => install(c, byIdOrName(c.req.param('key'))));
  app.post('/v1.0/connectors/:key/:version/install', (c) =>
    install(c, named(c.req.param('key'), c.req.param('version'))[0]),
  );
};
