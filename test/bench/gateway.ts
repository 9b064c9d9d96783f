import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createGateway } from 'cyclr-auth-machine/gateway';
import { startSandbox } from 'cyclr-auth-machine/sandbox';
import { type GatewayCall, gatewayCalls, sendTo } from './gateway-calls.js';
import { listening, reverseProxy } from './proxy.js';

/** The gateway may take so many times as long as a plain reverse proxy for the same calls. */
const demanded = 1.3;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const milliseconds = async (work: () => Promise<void>): Promise<number> => {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
};

/** A sandbox, and the two ways to it. */
const twoWays = async (latency: number) => {
  const sandbox = await startSandbox();
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const granted = await fetch(`${apiUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const token: unknown = Object(await granted.json()).access_token;
  const gateway = createGateway({
    cyclr: { apiUrl, serviceUrl, clientId, clientSecret },
    authorize: () => ({ accountId, username }),
    secret: 'a gateway secret of at least thirty-two characters',
  });
  const [ours, plain] = await Promise.all([
    listening(createServer(getRequestListener(gateway))),
    listening(
      reverseProxy(apiUrl, { authorization: `Bearer ${token}`, 'x-cyclr-account': accountId }),
    ),
  ]);
  const calls = await gatewayCalls(plain.url);
  if (latency > 0) sandbox.addFault({ match: {}, fault: { kind: 'latency', ms: latency } });
  /** What Cyclr is asked for meanwhile. */
  const askedOf = async (work: () => Promise<void>): Promise<readonly string[]> => {
    const before = sandbox.requests().length;
    await work();
    return sandbox
      .requests()
      .slice(before)
      .filter(({ path }) => !path.startsWith('/oauth/token'))
      .map(({ method, path }) => `${method} ${path}`);
  };
  return {
    calls,
    askedOf,
    byGateway: ({ gateway }: GatewayCall) => sendTo(`${ours.url}/cyclr-auth`, [gateway]),
    byProxy: ({ cyclr }: GatewayCall) => sendTo(`${plain.url}/v1.0/account/connectors`, cyclr),
    close: async () => {
      ours.close();
      plain.close();
      await sandbox.close();
    },
  };
};

/** One measurement: each call by both ways in turn, its median times and their ratio. */
const measure = async (latency: number, rounds: number) => {
  const { calls, askedOf, byGateway, byProxy, close } = await twoWays(latency);
  const figures: Record<
    string,
    { requests: number; gatewayMs: number; proxyMs: number; ratio: number }
  > = {};
  const all: { gateway: number[]; proxy: number[] } = { gateway: [], proxy: [] };
  for (const call of calls) {
    const asked = await askedOf(() => byGateway(call));
    const same = await askedOf(() => byProxy(call));
    if (asked.join() !== same.join()) throw new Error(`Not the same calls: ${asked} and ${same}`);
    const times: typeof all = { gateway: [], proxy: [] };
    for (let round = -20; round < rounds; round += 1) {
      const viaGateway = await milliseconds(() => byGateway(call));
      const viaProxy = await milliseconds(() => byProxy(call));
      // The first rounds warm up.
      if (round < 0) continue;
      times.gateway.push(viaGateway);
      times.proxy.push(viaProxy);
    }
    all.gateway.push(...times.gateway);
    all.proxy.push(...times.proxy);
    const [gatewayMs, proxyMs] = [median(times.gateway), median(times.proxy)];
    const requests = asked.length;
    figures[call.name] = { requests, gatewayMs, proxyMs, ratio: gatewayMs / proxyMs };
  }
  await close();
  return {
    calls: figures,
    timesProxy: median(all.gateway) / median(all.proxy),
    worstCall: Math.max(...Object.values(figures).map(({ ratio }) => ratio)),
  };
};

/**
 * The median time of the same calls through the gateway and through a plain reverse proxy: the same requests to Cyclr,
 * one after another, which is checked. For a property those are two, as the gateway reads the connector before it
 * writes: that is the price of writing nothing but what the user is asked for.
 *
 * On loopback Cyclr takes no time at all, so that is the gateway's own time and the proxy's; with 20 ms, less than any
 * API across a network takes, it is what a user would notice.
 */
export const measureGateway = async () => ({
  demanded,
  onLoopback: await measure(0, 300),
  with20ms: await measure(20, 80),
});

/** What was demanded, and what it is. */
export const gatewaySummary = ({
  onLoopback,
  with20ms,
}: Awaited<ReturnType<typeof measureGateway>>): string => {
  const times = (ratio: number) => `${ratio.toFixed(2)} times`;
  return [
    `Gateway against a plain reverse proxy, the same calls, demanded at most ${times(demanded)}:`,
    `${times(with20ms.timesProxy)} where Cyclr takes 20 ms (worst call ${times(with20ms.worstCall)});`,
    `${times(onLoopback.timesProxy)} where it takes none (worst call ${times(onLoopback.worstCall)}).`,
  ].join('\n  ');
};
