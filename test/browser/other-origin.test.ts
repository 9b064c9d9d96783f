import { createGateway } from '../../src/gateway/index.js';
import { browserSuite } from '../support/chromium.js';
import { type PageHost, serve } from '../support/page-host.js';
import { startInWindow, step, visit } from '../support/pages.js';

// The page's policy has to allow what is not of its own origin.
const policy = "default-src 'self'; connect-src *";

/** All that a host has to serve for `popupDriver({ landing })`. */
const landed = (request: Request): Response | undefined =>
  new URL(request.url).pathname === '/landed'
    ? new Response(
        `<!doctype html><title>Signed in</title><main>You can close this window.</main>
<script type="module" src="/page.js"></script><script type="module">library.completeSignIn()</script>`,
        { headers: { 'content-type': 'text/html' } },
      )
    : undefined;

/** A gateway on a port and a site of its own, which lists the host's origin. */
const startGateway = (host: PageHost) => {
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = host.sandbox;
  return serve(
    createGateway({
      cyclr: { apiUrl, serviceUrl, clientId, clientSecret },
      authorize: () => ({ accountId, username }),
      secret: 'a gateway secret of at least thirty-two characters',
      origins: [host.url],
    }),
  );
};

browserSuite('a gateway of another origin than the page', (test) => {
  // Under Cross-Origin-Opener-Policy no word of another origin arrives; that of a page of the host's own does.
  for (const [own, coop] of [
    [false, false],
    [true, false],
    [true, true],
  ]) {
    const landing = own ? 'a landing page of its own' : "the gateway's landing page";
    const under = coop ? ', under a Cross-Origin-Opener-Policy' : '';
    test(`a listed page goes through the whole flow, with ${landing}${under}`, ({ browser }) =>
      visit(
        browser,
        async ({ host, page, open }) => {
          const gateway = await startGateway(host);
          try {
            const query = new URLSearchParams({
              store: '1015',
              reauthenticate: '',
              gateway: `http://localhost:${gateway.port}/cyclr-auth`,
              ...(own && { landing: `${host.url}/landed` }),
            });
            await open(query.toString());
            await step(page, 'oauth.ready');
            const popup = await startInWindow(page);
            await popup.getByRole('button', { name: 'Allow' }).click();
            await step(page, 'authenticated');
          } finally {
            await gateway.close();
          }
        },
        { policy, more: landed, sandbox: { unknowns: { providerCoop: coop === true } } },
      ));
  }

  test('a page that is not listed reads nothing', ({ browser }) =>
    visit(
      browser,
      async ({ host, page, open }) => {
        await open(`store=1005&gateway=http://localhost:${host.port}/cyclr-auth`);
        await step(page, 'failed network');
      },
      { policy },
    ));
});
