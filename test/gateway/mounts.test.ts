import {
  createServer,
  get as httpGet,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { createGateway } from '../../src/gateway/index.js';
import { fromPage, gatewayOf, startPath, visiting } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

type Gateway = ReturnType<typeof createGateway>;

/** The recipes of docs/gateway.md. */
const mounts: Readonly<Record<string, (gateway: Gateway) => RequestListener>> = {
  'plain node:http': (gateway) => getRequestListener(gateway),
  Hono: (gateway) => {
    const app = new Hono();
    app.all('/cyclr-auth/*', (c) => gateway(c.req.raw));
    return getRequestListener(app.fetch);
  },
  Express: (gateway) => {
    const app = express();
    app.all('/cyclr-auth/*path', getRequestListener(gateway));
    return app;
  },
};

/** As a browser goes to a page; `fetch` would set Fetch Metadata of its own. */
const visit = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    httpGet(url, { headers: visiting }, (answer) => {
      answer.resume();
      resolve(answer);
    }).on('error', reject);
  });

for (const [name, mount] of Object.entries(mounts)) {
  test(
    `works in ${name}`,
    withSandbox(async (sandbox) => {
      const server = createServer(mount(gatewayOf(sandbox)));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const base = `http://127.0.0.1:${port}/cyclr-auth`;
      try {
        const read = await fetch(`${base}/connectors/1001`);
        assert.is(read.status, 200);
        assert.match(await read.text(), '"name":"Pipedrive"');
        const written = await fetch(`${base}/connectors/1001/credentials`, {
          method: 'PUT',
          headers: { ...fromPage, 'content-type': 'application/json' },
          body: JSON.stringify({ kind: 'apiKey', key: 'k' }),
        });
        assert.is(written.status, 200);
        assert.is(sandbox.readAuthValue(1001), 'k');
        const started = await visit(`${base}${startPath(1005)}`);
        assert.is(started.statusCode, 303);
        assert.match(started.headers.location ?? '', sandbox.serviceUrl);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    }),
  );
}

test.run();
