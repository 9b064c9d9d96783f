import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createGateway, type GatewayPermission } from '../../gateway/index.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox.js';
import { createControl } from './control.js';

export interface DemoOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly sandbox?: SandboxOptions;
}

export interface Demo {
  /** The page. */
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly close: () => Promise<void>;
}

// Bundled by the build, beside the compiled files; a clone runs from the sources.
const pages = new URL(
  import.meta.url.includes('/dist/src/') ? '../../../pages/' : '../../../dist/pages/',
  import.meta.url,
);

const files = {
  '/': ['sandbox/demo/page/index.html', 'text/html'],
  '/page.js': ['sandbox/demo/page/page.js', 'text/javascript'],
  '/demo.css': ['sandbox/demo/page/demo.css', 'text/css'],
  '/viewer/': ['inspect/viewer/index.html', 'text/html'],
  '/viewer/page.js': ['inspect/viewer/page.js', 'text/javascript'],
  '/viewer/viewer.css': ['inspect/viewer/viewer.css', 'text/css'],
} as const;

/** As strict as a page can be that runs scripts of its own at all. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const cookie = 'demo-session';

// A real host gives each of its users what that one may do.
const may: readonly GatewayPermission[] = [
  'install',
  'installTemplate',
  'verify',
  'deauthenticate',
  'delete',
];

const createHost = (sandbox: Sandbox): Hono => {
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const session = randomUUID();
  // A real host looks the session up in its database, and answers with the account of that user.
  const isSignedIn = (request: Request) =>
    (request.headers.get('cookie') ?? '').split(/;\s*/).includes(`${cookie}=${session}`);
  const gateway = createGateway({
    cyclr: { apiUrl, serviceUrl, clientId, clientSecret },
    authorize: (request) => (isSignedIn(request) ? { accountId, username, may } : undefined),
    // A real host keeps it with its other secrets, the same for all of its instances.
    secret: randomBytes(32).toString('hex'),
  });
  const file = async (c: Context, [path, type]: readonly [string, string]) => {
    // Stands for the host's own sign-in.
    if (getCookie(c, cookie) !== session) {
      setCookie(c, cookie, session, { httpOnly: true, sameSite: 'Lax', path: '/' });
    }
    c.header('content-type', `${type}; charset=utf-8`);
    c.header('content-security-policy', policy);
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    return c.body(await readFile(fileURLToPath(new URL(path, pages)), 'utf8'));
  };
  const host = new Hono();
  host.all('/cyclr-auth/*', (c) => gateway(c.req.raw));
  host.route('/demo', createControl(sandbox));
  for (const [path, content] of Object.entries(files)) host.get(path, (c) => file(c, content));
  return host;
};

/**
 * Starts a sandbox and a host as a product team would have one: its page with the element in it, and the gateway, all
 * of one origin.
 *
 * @throws SandboxError as `startSandbox` does; the error of the port, where it cannot be had
 */
export const startDemo = async ({
  port = 0,
  sandbox: options = {},
}: DemoOptions = {}): Promise<Demo> => {
  const sandbox = await startSandbox(options);
  const host = createHost(sandbox);
  const server = createServer(
    getRequestListener((request) => host.fetch(request), { overrideGlobalObjects: false }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}/`,
    sandbox,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await sandbox.close();
    },
  };
};
