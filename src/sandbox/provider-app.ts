import { Hono } from 'hono';
import { escapeHtml, htmlPage } from './html-page.js';
import { type ConsentRequest, membersAccepted } from './provider-state.js';
import { mountProviderTokens } from './provider-tokens.js';
import { randomSecret, type SandboxState } from './state.js';

const consentPage = (id: string, appName: string): Response =>
  htmlPage(
    `Sign in to ${appName}`,
    `<p><strong>Cyclr Sandbox</strong> wants to read and change your ${escapeHtml(appName)} data.</p>
<p><small>A stand-in for the real app. Nothing leaves this computer.</small></p>
<form method="post" action="/authorize/decide">
<input type="hidden" name="request" value="${escapeHtml(id)}">
<button id="deny" name="decision" value="deny">Deny</button>
<button id="allow" class="primary" name="decision" value="allow">Allow</button>
</form>`,
  );

const mistake = (text: string): Response =>
  htmlPage('This sign-in cannot go on', `<p id="error">${escapeHtml(text)}</p>`, { status: 400 });

const backTo = (
  redirectUri: string,
  members: Readonly<Record<string, string | null>>,
): Response => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(members)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  // 303: the form was posted, the redirect must be a GET
  return new Response(null, {
    status: 303,
    headers: { Location: url.href, 'Cache-Control': 'no-store' },
  });
};

/**
 * The third party's own site: one server that plays every app of the seed.
 *
 * `GET /authorize` shows a page with a form of two buttons, ids `allow` and `deny`. Without a
 * browser: read the hidden `request` member out of the page, and post the form
 * `request={that}&decision=allow` (or `deny`) to `/authorize/decide`; the answer redirects to
 * Cyclr's callback. Each page can be answered once.
 */
export const createProviderApp = (state: SandboxState): Hono => {
  const app = new Hono({ strict: false });
  const callbackUrl = () => `${state.origins.service}/connector/callback`;

  const ask = (request: ConsentRequest): Response => {
    const id = randomSecret();
    state.provider.consents.set(id, request);
    return consentPage(id, request.app.release.name);
  };

  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('X-Frame-Options', 'DENY');
    if (state.unknowns.providerCoop) c.header('Cross-Origin-Opener-Policy', 'same-origin');
  });

  app.get('/authorize', (c) => {
    const query = new URL(c.req.url).searchParams;
    const requestToken = query.get('oauth_token');
    if (requestToken !== null) {
      const issued = state.provider.requestTokens.get(requestToken);
      const known = issued === undefined ? undefined : state.provider.apps.get(issued.clientId);
      if (issued === undefined || known === undefined) return mistake('unknown oauth_token');
      const { redirectUri } = issued;
      return ask({ app: known, redirectUri, answer: { protocol: 'oauth1', requestToken } });
    }
    const known = state.provider.apps.get(query.get('client_id') ?? '');
    if (known === undefined) return mistake('invalid_client');
    const redirectUri = query.get('redirect_uri') ?? '';
    // an address that is not registered is never redirected to
    if (redirectUri !== callbackUrl()) return mistake('redirect_uri_mismatch');
    const oauthState = query.get('state');
    if (query.get('response_type') !== 'code') {
      return backTo(redirectUri, { error: 'unsupported_response_type', state: oauthState });
    }
    if (!membersAccepted(known.release, query, 'public')) {
      return backTo(redirectUri, {
        error: 'invalid_resource',
        error_description: `${known.release.name} does not know the address it was asked for.`,
        state: oauthState,
      });
    }
    return ask({ app: known, redirectUri, answer: { protocol: 'oauth2', state: oauthState } });
  });

  app.post('/authorize/decide', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const id = form.get('request') ?? '';
    const request = state.provider.consents.get(id);
    state.provider.consents.delete(id);
    if (request === undefined) return mistake('This page has been answered already.');
    const { app: known, redirectUri, answer } = request;
    const allowed = form.get('decision') === 'allow';
    if (answer.protocol === 'oauth1') {
      const oauth_token = answer.requestToken;
      if (!allowed) return backTo(redirectUri, { oauth_token, oauth_problem: 'user_refused' });
      const oauth_verifier = randomSecret();
      state.provider.codes.set(oauth_verifier, { clientId: known.clientId, redirectUri });
      return backTo(redirectUri, { oauth_token, oauth_verifier });
    }
    if (!allowed) {
      return backTo(redirectUri, {
        error: 'access_denied',
        error_description: 'The user denied the request.',
        state: answer.state,
      });
    }
    const code = randomSecret();
    state.provider.codes.set(code, { clientId: known.clientId, redirectUri });
    return backTo(redirectUri, { code, state: answer.state });
  });

  mountProviderTokens(app, state);
  app.notFound(() => htmlPage('Not found', '<p>There is no such page.</p>', { status: 404 }));
  return app;
};
