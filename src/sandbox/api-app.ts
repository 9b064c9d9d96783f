import { Hono } from 'hono';
import { mountAccountConnectors } from './account-connector-endpoints.js';
import { type ApiEnv, requireAccount, requireBearer } from './api-access.js';
import { message, notFound } from './api-answers.js';
import { mountCatalogue } from './catalogue-endpoints.js';
import { mountCycles } from './cycle-endpoints.js';
import { mountMethods } from './method-endpoints.js';
import { mountProperties } from './property-endpoints.js';
import { mountSignInToken } from './sign-in-endpoint.js';
import type { SandboxState } from './state.js';
import { mountTokenEndpoint } from './token-endpoint.js';

const accountLevel = [
  '/v1.0/account/*',
  '/v1.0/connectors/*',
  '/v1.0/templates/*',
  '/v1.0/cycles/*',
];

const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Cyclr-Account',
};

/** The API domain. A trailing slash is tolerated, as on the real one. */
export const createApiApp = (state: SandboxState): Hono<ApiEnv> => {
  const app = new Hono<ApiEnv>({ strict: false });
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    // Only a page of another origin makes a difference of it.
    if (c.req.header('Origin') === undefined || !state.unknowns.cors) return;
    for (const [name, value] of Object.entries(corsHeaders)) c.header(name, value);
  });
  app.options('*', () => new Response(null, { status: state.unknowns.cors ? 204 : 404 }));
  mountTokenEndpoint(app, state);
  app.use('/v1.0/*', requireBearer(state));
  for (const path of accountLevel) app.use(path, requireAccount(state));
  mountAccountConnectors(app, state);
  mountProperties(app, state);
  mountMethods(app, state);
  mountCatalogue(app, state);
  mountCycles(app, state);
  mountSignInToken(app, state);
  app.notFound(() => notFound(state.unknowns));
  app.onError(() => message(500, 'An error has occurred.'));
  return app;
};
