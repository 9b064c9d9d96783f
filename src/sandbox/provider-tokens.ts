import type { Hono } from 'hono';
import { membersAccepted, type ProviderApp } from './provider-state.js';
import { randomSecret, type SandboxState } from './state.js';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });

const refusal = (status: number, error: string, description: string): Response =>
  json(status, { error, error_description: description });

const formEncoded = (status: number, members: Readonly<Record<string, string>>): Response =>
  new Response(new URLSearchParams(members).toString(), {
    status,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

/** The endpoints of the third party that only Cyclr's server calls. */
export const mountProviderTokens = (app: Hono, state: SandboxState): void => {
  const issue = (known: ProviderApp, refresh: 'withRefresh' | 'withoutRefresh'): Response => {
    const members = { access_token: randomSecret(), token_type: 'Bearer', expires_in: 3600 };
    if (refresh === 'withoutRefresh') return json(200, members);
    const refreshToken = randomSecret();
    state.provider.refreshTokens.set(refreshToken, { clientId: known.clientId });
    return json(200, { ...members, refresh_token: refreshToken });
  };

  const exchangeCode = (known: ProviderApp, form: URLSearchParams): Response => {
    const code = form.get('code') ?? '';
    const issued = state.provider.codes.get(code);
    state.provider.codes.delete(code);
    return issued?.clientId === known.clientId && issued.redirectUri === form.get('redirect_uri')
      ? issue(known, 'withRefresh')
      : refusal(400, 'invalid_grant', 'The code is unknown or was used before.');
  };

  const refreshGrant = (known: ProviderApp, form: URLSearchParams): Response => {
    const token = form.get('refresh_token') ?? '';
    const issued = state.provider.refreshTokens.get(token);
    state.provider.refreshTokens.delete(token);
    return issued?.clientId === known.clientId
      ? issue(known, 'withRefresh')
      : refusal(400, 'invalid_grant', 'The refresh token is unknown or was used before.');
  };

  app.post('/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const known = state.provider.apps.get(form.get('client_id') ?? '');
    if (known === undefined || known.clientSecret !== form.get('client_secret')) {
      return refusal(401, 'invalid_client', 'The client id or secret is wrong.');
    }
    const accepted = membersAccepted(known.release, form, 'all');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return exchangeCode(known, form);
      case 'refresh_token':
        return refreshGrant(known, form);
      case 'client_credentials':
        return accepted
          ? issue(known, 'withoutRefresh')
          : refusal(400, 'invalid_request', 'The account details are wrong.');
      case 'password':
        return accepted
          ? issue(known, 'withRefresh')
          : refusal(400, 'invalid_grant', 'The address, username or password is wrong.');
      default:
        return refusal(400, 'unsupported_grant_type', 'This grant is not supported.');
    }
  });

  // Signatures are not checked: what is played here is OAuth 1's shape, not its cryptography.
  app.post('/oauth1/request_token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const known = state.provider.apps.get(form.get('oauth_consumer_key') ?? '');
    const redirectUri = form.get('oauth_callback') ?? '';
    const registered = redirectUri === `${state.origins.service}/connector/callback`;
    if (known === undefined || known.clientSecret !== form.get('oauth_consumer_secret')) {
      return formEncoded(401, { oauth_problem: 'consumer_key_unknown' });
    }
    if (!registered) return formEncoded(401, { oauth_problem: 'permission_denied' });
    const token = randomSecret();
    state.provider.requestTokens.set(token, { clientId: known.clientId, redirectUri });
    return formEncoded(200, {
      oauth_token: token,
      oauth_token_secret: randomSecret(),
      oauth_callback_confirmed: 'true',
    });
  });

  app.post('/oauth1/access_token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const token = form.get('oauth_token') ?? '';
    const verifier = form.get('oauth_verifier') ?? '';
    const requested = state.provider.requestTokens.get(token);
    const verified = state.provider.codes.get(verifier);
    state.provider.requestTokens.delete(token);
    state.provider.codes.delete(verifier);
    return requested !== undefined && requested.clientId === verified?.clientId
      ? formEncoded(200, { oauth_token: randomSecret(), oauth_token_secret: randomSecret() })
      : formEncoded(401, { oauth_problem: 'token_rejected' });
  });
};
