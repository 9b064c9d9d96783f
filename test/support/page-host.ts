import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { build } from 'esbuild';
import { createGateway, type GatewayOptions } from '../../src/gateway/index.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

/** As strict as a page can be that runs scripts of its own at all. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host</title><script type="module" src="/page.js"></script></head>
<body><main><h1>Connect</h1></main></body>
</html>`;

const scripts = new Map<string, Promise<string>>();

/** The script of a test page, built once. */
const pageScript = (entry: URL): Promise<string> => {
  const built =
    scripts.get(entry.href) ??
    build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      // Conditions of the charts go by the names of functions.
      keepNames: true,
      write: false,
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  scripts.set(entry.href, built);
  return built;
};

/** A web server on a port of its own; `localhost` and `127.0.0.1` are two sites on it. */
export const serve = async (handle: (request: Request) => Response | Promise<Response>) => {
  const server = createServer(getRequestListener(handle, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export interface PageHost {
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  readonly close: () => Promise<void>;
}

interface PageHostOptions {
  readonly sandbox?: SandboxOptions;
  readonly gateway?: Partial<GatewayOptions>;
  /** The script of the page. Default: that of the tests in a browser. */
  readonly script?: URL;
  /** The page's policy. Default: {@link strictPolicy}. */
  readonly policy?: string;
  /** What the gateway reaches Cyclr with. */
  readonly tap?: typeof fetch;
  /** More of how Cyclr is reached. */
  readonly cyclr?: Partial<Pick<GatewayOptions['cyclr'], 'retry' | 'timeout'>>;
  /** Waited for before the gateway sees a request. */
  readonly hold?: (request: Request) => Promise<void>;
  /** Answers what is neither the page nor the gateway. */
  readonly more?: (request: Request) => Response | undefined;
}

/** A sandbox, and a host with the gateway and a page that has the element: one origin, as in production. */
export const startPageHost = async (options: PageHostOptions = {}): Promise<PageHost> => {
  const sandbox = await startSandbox(options.sandbox);
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const gateway = createGateway({
    cyclr: {
      apiUrl,
      serviceUrl,
      clientId,
      clientSecret,
      ...(options.tap && { fetch: options.tap }),
      ...options.cyclr,
    },
    authorize: () => ({
      accountId,
      username,
      may: ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'],
    }),
    secret: 'a gateway secret of at least thirty-two characters',
    ...options.gateway,
  });
  const script = await pageScript(
    options.script ?? new URL('../browser/page/page.ts', import.meta.url),
  );
  const answer = (body: string, type: string) =>
    new Response(body, {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': options.policy ?? strictPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/cyclr-auth')) {
      await options.hold?.(request);
      return gateway(request);
    }
    if (pathname === '/') return answer(html, 'text/html');
    if (pathname === '/empty') {
      return new Response('<!doctype html><title>Empty</title>', {
        headers: { 'content-type': 'text/html' },
      });
    }
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    if (pathname === '/page.js') return answer(script, 'text/javascript');
    return options.more?.(request) ?? new Response(null, { status: 404 });
  });
  return {
    ...server,
    sandbox,
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
};

/** Runs with a host of its own and closes it whatever happens. */
export const withPageHost = async (
  run: (host: PageHost) => Promise<void>,
  options: PageHostOptions = {},
): Promise<void> => {
  const host = await startPageHost(options);
  try {
    await run(host);
  } finally {
    await host.close();
  }
};
