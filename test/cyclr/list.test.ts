import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { urlOf } from '../support/gateway.js';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { type Reply, type Script, withServer } from './scripted-server.js';

const rows = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => connector(from + index));

const pageOf = (url: string): number =>
  Number(new URL(url, 'http://x').searchParams.get('page') ?? 0);

const paged =
  (page: (number: number) => Reply): Script =>
  ({ url }) =>
    url === '/oauth/token' ? undefined : page(pageOf(url));

const idsOf = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id);

test(
  'an account without connectors has an empty list',
  withServer(
    paged(() => ({ body: [] })),
    async (server) => {
      assert.equal(await success(server.client().listConnectors()), []);
      assert.equal(server.calls(), ['GET /v1.0/account/connectors?page=1&pageSize=100']);
    },
  ),
);

test(
  'a list that never ends is one that cannot be read',
  withServer(
    () => undefined,
    async (server) => {
      let row = 0;
      const fetch = async () => {
        row += 1;
        const headers = { 'total-pages': '1000000' };
        return new Response(JSON.stringify([connector(row)]), { headers });
      };
      const api = server.client({
        fetch: (input, init) =>
          urlOf(input).endsWith('/oauth/token') ? globalThis.fetch(input, init) : fetch(),
      });
      const error = await failure(api.listConnectors());
      assert.equal([error.code, error.stage, row], ['badResponse', 'fetchConnector', 1000]);
    },
  ),
);

test(
  'without a count of pages, a short page is the last',
  withServer(
    paged((page) => ({ body: page === 1 ? rows(100) : rows(3, 101) })),
    async (server) => {
      assert.is((await success(server.client().listConnectors())).length, 103);
      assert.is(server.calls().length, 2);
    },
  ),
);

test(
  'with a count of pages, a server that gives smaller pages is read to its end',
  withServer(
    paged((page) => ({
      headers: { 'total-pages': '3' },
      body: page < 3 ? rows(20, page * 20) : rows(5, 60),
    })),
    async (server) => {
      assert.is((await success(server.client().listConnectors())).length, 45);
      assert.is(server.calls().length, 3);
    },
  ),
);

test(
  'a full page that is the last by count is not followed by a request',
  withServer(
    paged(() => ({ headers: { 'total-pages': '1' }, body: rows(100) })),
    async (server) => {
      await success(server.client().listConnectors());
      assert.is(server.calls().length, 1);
    },
  ),
);

test(
  'a server that gives the same page for ever is left, and nothing is listed twice',
  withServer(
    paged(() => ({ headers: { 'total-pages': '999999' }, body: rows(100) })),
    async (server) => {
      assert.is((await success(server.client().listConnectors())).length, 100);
      assert.is(server.calls().length, 2);
    },
  ),
);

test(
  'an empty page ends the list, whatever the count says',
  withServer(
    paged((page) => ({ headers: { 'total-pages': '50' }, body: page === 1 ? rows(10) : [] })),
    async (server) => {
      assert.is((await success(server.client().listConnectors())).length, 10);
      assert.is(server.calls().length, 2);
    },
  ),
);

test(
  'a row with few members is asked for by its id; one that is gone by then is left out',
  withServer(
    ({ url }) => {
      if (url === '/oauth/token') return undefined;
      if (url.endsWith('/8')) return { body: connector(8, { Authenticated: true }) };
      if (url.endsWith('/9')) return { status: 404 };
      const short = (Id: number) => ({ Id, Name: 'x', Connector: { Id: 1, Name: 'y' } });
      return { body: [connector(7), short(8), short(9)] };
    },
    async (server) => {
      const list = await success(server.client().listConnectors());
      assert.equal(idsOf(list), [7, 8]);
      assert.is(list[1]?.authenticated, true);
    },
  ),
);

test(
  'a row that cannot be read at all fails the list, and is not left out in silence',
  withServer(
    ({ url }) => {
      if (url === '/oauth/token') return undefined;
      return url.endsWith('/8')
        ? { body: { Id: 8, Name: 'CANARY' } }
        : { body: [connector(7), { Id: 8, Name: 'CANARY' }] };
    },
    async (server) => {
      const error = await failure(server.client().listConnectors());
      assert.is(error.code, 'badResponse');
      assert.is(error.stage, 'fetchConnector');
      assert.not.match(JSON.stringify(error), 'CANARY');
    },
  ),
);

test(
  'a list that is no array is a bad answer',
  withServer(
    paged(() => ({ body: { Items: rows(2) } })),
    async (server) => {
      const error = await failure(server.client().listConnectors());
      assert.is(error.code, 'badResponse');
      assert.match(error.message, 'AccountConnectors: expected');
    },
  ),
);

test(
  'a failure on a later page is the failure of the list',
  withServer(
    paged((page) => (page === 1 ? { body: rows(100) } : { status: 403 })),
    async (server) => {
      assert.is((await failure(server.client().listConnectors())).code, 'forbidden');
    },
  ),
);

test.run();
