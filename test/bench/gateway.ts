import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createGateway } from 'cyclr-auth-machine/gateway';
import { startSandbox } from 'cyclr-auth-machine/sandbox';
import { listening, reverseProxy } from './proxy.js';

/** The same call by both ways, its bodies as each of them has it. */
interface Call {
  readonly name: string;
  readonly method: string;
  readonly gateway: { readonly path: string; readonly body?: unknown };
  readonly cyclr: { readonly path: string; readonly body?: unknown };
}

const calls: readonly Call[] = [
  {
    name: 'list the connectors',
    method: 'GET',
    gateway: { path: '/connectors' },
    cyclr: { path: '?page=1&pageSize=100' },
  },
  {
    name: 'fetch a connector',
    method: 'GET',
    gateway: { path: '/connectors/1001' },
    cyclr: { path: '/1001' },
  },
  {
    // The gateway reads the connector first, to see that the property is one the user is asked for.
    name: 'set a property',
    method: 'POST',
    gateway: {
      path: '/connectors/1002/properties',
      body: { changes: [{ name: 'Domain', value: 'example.com' }] },
    },
    cyclr: { path: '/1002/properties', body: { Name: 'Domain', Value: 'example.com' } },
  },
  {
    name: 'save a key',
    method: 'PUT',
    gateway: { path: '/connectors/1001/credentials', body: { kind: 'apiKey', key: 'k' } },
    cyclr: { path: '/1001', body: { AuthValue: 'k' } },
  },
];

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Milliseconds of one call and the whole of its answer. */
const timed = async (url: string, method: string, body: unknown): Promise<number> => {
  const begin = performance.now();
  const answer = await fetch(url, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`);
  return performance.now() - begin;
};

/** One measurement: each call by both ways in turn, its median times and their ratio. */
const measure = async (latency: number, rounds: number) => {
  const sandbox = await startSandbox();
  if (latency > 0) sandbox.addFault({ match: {}, fault: { kind: 'latency', ms: latency } });
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const gateway = createGateway({
    cyclr: { apiUrl, serviceUrl, clientId, clientSecret },
    authorize: () => ({ accountId, username }),
    secret: 'a gateway secret of at least thirty-two characters',
  });
  const granted = await fetch(`${apiUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const token: unknown = Object(await granted.json()).access_token;
  const [ours, plain] = await Promise.all([
    listening(createServer(getRequestListener(gateway))),
    listening(
      reverseProxy(apiUrl, { authorization: `Bearer ${token}`, 'x-cyclr-account': accountId }),
    ),
  ]);
  const figures: Record<string, { gatewayMs: number; proxyMs: number; ratio: number }> = {};
  const all: { gateway: number[]; proxy: number[] } = { gateway: [], proxy: [] };
  for (const { name, method, ...by } of calls) {
    const times: { gateway: number[]; proxy: number[] } = { gateway: [], proxy: [] };
    for (let round = -20; round < rounds; round += 1) {
      const viaGateway = await timed(
        `${ours.url}/cyclr-auth${by.gateway.path}`,
        method,
        by.gateway.body,
      );
      const viaProxy = await timed(
        `${plain.url}/v1.0/account/connectors${by.cyclr.path}`,
        method,
        by.cyclr.body,
      );
      // The first rounds warm up.
      if (round < 0) continue;
      times.gateway.push(viaGateway);
      times.proxy.push(viaProxy);
    }
    all.gateway.push(...times.gateway);
    all.proxy.push(...times.proxy);
    const [gatewayMs, proxyMs] = [median(times.gateway), median(times.proxy)];
    figures[name] = { gatewayMs, proxyMs, ratio: gatewayMs / proxyMs };
  }
  ours.close();
  plain.close();
  await sandbox.close();
  return { calls: figures, timesProxy: median(all.gateway) / median(all.proxy) };
};

/**
 * The median time of the same calls through the gateway and through a plain reverse proxy.
 * On loopback Cyclr takes no time at all, so that is the gateway's own time and the proxy's; with 20 ms, less than any
 * API across a network takes, it is what a user would notice.
 */
export const measureGateway = async () => ({
  onLoopback: await measure(0, 300),
  with20ms: await measure(20, 80),
});
