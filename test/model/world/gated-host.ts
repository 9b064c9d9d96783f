import { createGatewayClient } from '../../../src/index.js';
import type { SeedFile } from '../../../src/sandbox/index.js';
import { type PageHost, startPageHost } from '../../support/page-host.js';
import type { Gate } from './gate.js';

/** The host of a page of elements, whose gateway waits at a gate. */
export interface GatedHost extends PageHost {
  /** From now on; nothing for a gateway that is open. */
  readonly wait: (gate: Gate | undefined) => void;
  /** The page's way to Cyclr, for a test that is no page. */
  readonly way: ReturnType<typeof createGatewayClient>;
}

/** Which call of the port a request to the gateway is. */
const methods: readonly (readonly [RegExp, string])[] = [
  // A window that nothing comes of would not be one yet.
  [/\/oauth\/\w+$/, ''],
  [/\/properties$/, 'setProperties'],
  [/\/credentials$/, 'authenticate'],
  [/\/verify$/, 'verify'],
  [/\/lookups\/\d+$/, 'lookUp'],
  [/\/deauthenticate$/, 'deauthenticate'],
  [/\/installable$/, 'fetchInstallable'],
  [/\/templates\/[^/]+\/install$/, 'installTemplate'],
  [/\/prerequisites$/, 'listUnauthenticated'],
  [/\/connectors\/\d+$/, 'fetchConnector'],
];

const methodOf = ({ url, method }: Request): string => {
  const { pathname } = new URL(url);
  if (pathname.endsWith('/connectors'))
    return method === 'POST' ? 'installConnector' : 'listConnectors';
  const found = methods.find(([path]) => path.test(pathname))?.[1] ?? '';
  return found === 'fetchConnector' && method === 'DELETE' ? 'deleteConnector' : found;
};

/** What a browser adds to a request of a page of the same origin. */
const fromPage: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...init?.headers, 'sec-fetch-site': 'same-origin' } });

export const startGatedHost = async (seed: SeedFile): Promise<GatedHost> => {
  let current: Gate | undefined;
  const host = await startPageHost({
    sandbox: { seed },
    script: new URL('../page/page.ts', import.meta.url),
    cyclr: { retry: { limit: 0 } },
    hold: async (request) => {
      const method = methodOf(request);
      if (method === '') return;
      await current?.hold(method, request.signal);
      // The page has given it up before it came here: it ends here.
      if (request.signal.aborted) await new Promise(() => undefined);
    },
  });
  return {
    ...host,
    way: createGatewayClient({ url: `${host.url}/cyclr-auth`, fetch: fromPage }),
    wait: (gate) => {
      current = gate;
    },
  };
};
