import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createCyclrClient } from '../../src/cyclr/index.js';
import { type ConnectorApi, createGatewayClient, Secret } from '../../src/index.js';
import { templateId } from './answers.js';
import { directRows, kindOf, requests } from './requests.js';

type Calls = {
  readonly [Method in keyof Required<ConnectorApi>]: (api: ConnectorApi) => Promise<unknown>;
};

const known = { known: [] };

/** Every call of the port; the type asks for a new one by itself. */
const calls: Calls = {
  listConnectors: (api) => api.listConnectors()(),
  fetchConnector: (api) => api.fetchConnector(7)(),
  fetchInstallable: async (api) => {
    await api.fetchInstallable({ connector: 205 })();
    await api.fetchInstallable({ connector: 'Airtable' })();
    await api.fetchInstallable({ connector: 'Airtable', version: '1.0' })();
  },
  installConnector: (api) => api.installConnector({ releaseId: 205, name: 'A' }, known)(),
  installTemplate: (api) => api.installTemplate(templateId)(),
  listUnauthenticated: (api) => api.listUnauthenticated(templateId)(),
  setProperties: async (api) => {
    const changes = [
      { name: 'new', value: 'v' },
      { name: 'old', value: 'v', propertyId: 1 },
      { name: 'gone', value: null, propertyId: 2 },
    ];
    await api.setProperties(7, changes)();
    await api.setProperties(7, changes, { readFirst: true })();
  },
  authenticate: (api) => api.authenticate(7, { kind: 'apiKey', key: Secret.of('k') })(),
  verify: async (api) => {
    await api.verify(7, { test: 1 })();
    await api.verify(7, { lookup: 1 })();
  },
  lookUp: (api) => api.lookUp(7, 1)(),
  deauthenticate: (api) => api.deauthenticate(7)(),
  deleteConnector: (api) => api.deleteConnector(7)(),
  startSignIn: (api) => api.startSignIn(7)(),
  signInPage: async (api) => {
    const page = api.signInPage?.(7);
    if (page) await fetching.fetch(page.url);
  },
};

/** Takes down what is asked for; knows of a token, and of nothing else. */
const fetching = {
  kinds: new Set<string>(),
  fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { method, url } = new Request(input, init);
    const { pathname } = new URL(url);
    fetching.kinds.add(kindOf(method, pathname));
    return pathname === '/oauth/token'
      ? Response.json({ access_token: 't', token_type: 'bearer', expires_in: 60 })
      : new Response(null, { status: 404 });
  },
};

const kindsOf = async (api: ConnectorApi): Promise<readonly string[]> => {
  fetching.kinds.clear();
  for (const call of Object.values(calls)) await call(api);
  return [...fetching.kinds].sort();
};

const rowsOf = (rows: typeof requests): readonly string[] =>
  [...new Set(rows.map(({ request }) => request))].sort();

test('whatever the Cyclr client asks for has a row', async () => {
  const { fetch } = fetching;
  const made = await kindsOf(
    createCyclrClient({
      apiUrl: 'http://cyclr.test',
      clientId: 'c',
      clientSecret: 's',
      accountId: '6a1f2c3d-0000-4000-8000-000000000001',
      serviceUrl: 'http://service.test',
      username: 'u',
      fetch,
    }),
  );
  assert.equal(made, rowsOf(directRows));
});

test('whatever a page asks its gateway for has a row', async () => {
  const { fetch } = fetching;
  const made = await kindsOf(createGatewayClient({ url: 'http://host.test/cyclr-auth', fetch }));
  // Where the browser comes back to; no client asks for it.
  const complete = 'GET /cyclr-auth/oauth/complete';
  assert.equal([...made, complete].sort(), rowsOf(requests.filter(({ hop }) => hop === 'gateway')));
});

test.run();
