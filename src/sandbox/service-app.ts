import { Hono } from 'hono';
import { type Account, type Installed, propertyValue, unsetRequired } from './ledger.js';
import {
  newOAuthState,
  oauthAuthValue,
  type ProviderAnswer,
  type ProviderTokens,
  requestGrant,
  requestOAuth1Token,
} from './provider-grant.js';
import { providerMember } from './provider-state.js';
import { accountParameters, type ProviderClient } from './release.js';
import { completionPage, errorPage, forbiddenPage } from './service-pages.js';
import type { PendingSignIn, SandboxState } from './state.js';
import { mountTokenEndpoint } from './token-endpoint.js';

/** The application Cyclr signs in with: the instance's own where it is set, else the partner's. */
const clientOf = (connector: Installed): ProviderClient | null => {
  const clientId = propertyValue(connector, 'ClientId');
  const clientSecret = propertyValue(connector, 'ClientSecret');
  return clientId !== null && clientSecret !== null
    ? { clientId, clientSecret }
    : connector.release.partnerClient;
};

/** Account properties under the names the third party knows them by. */
const propertyMembers = (
  connector: Installed,
  which: 'all' | 'public',
): readonly (readonly [string, string])[] =>
  accountParameters(connector.release)
    .filter((parameter) => which === 'all' || parameter.sensitive !== true)
    .map((parameter) => parameter.targetName)
    .filter((name) => name !== 'ClientId' && name !== 'ClientSecret')
    .flatMap((name) => {
      const value = propertyValue(connector, name);
      return value === null ? [] : [[providerMember(name), value] as const];
    });

const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
};

const redirect = (url: string): Response =>
  new Response(null, {
    status: 302,
    headers: { Location: url, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });

/**
 * The partner's service domain: the pages a browser is sent to.
 *
 * `GET /connectorauth/updateaccountconnectoroauth?id&token&targetOrigin[&callbackMessage]` spends
 * the sign-in token and sends the browser to the third party; `GET /connector/callback` is where
 * it comes back. On failure the browser stays on an error page and nobody is told.
 */
export const createServiceApp = (state: SandboxState): Hono => {
  const app = new Hono({ strict: false });
  const callbackUrl = () => `${state.origins.service}/connector/callback`;

  const complete = (pending: PendingSignIn, tokens: ProviderTokens): Response => {
    const connector = connectorOf(pending)?.connector;
    if (connector === undefined) return errorPage('not_found', 'The connector no longer exists.');
    connector.authValue = oauthAuthValue(tokens, state.clock.now());
    connector.authenticated = true;
    const { targetOrigin, callbackMessage } = pending;
    if (callbackMessage !== null) {
      return completionPage(callbackMessage, targetOrigin, state.unknowns);
    }
    const target = new URL(targetOrigin);
    if (state.unknowns.redirectQuery === 'status') target.searchParams.set('status', 'success');
    return redirect(state.unknowns.redirectQuery === 'none' ? targetOrigin : target.href);
  };

  const completeWith = (pending: PendingSignIn, answer: ProviderAnswer): Response =>
    answer.kind === 'granted'
      ? complete(pending, answer.tokens)
      : errorPage(answer.refusal.error, answer.refusal.description);

  const connectorOf = (
    pending: Pick<PendingSignIn, 'accountId' | 'connectorId'>,
  ): { account: Account; connector: Installed } | undefined => {
    const account = state.ledger.accounts.get(pending.accountId);
    const connector = account?.connectors.get(pending.connectorId);
    return account === undefined || connector === undefined ? undefined : { account, connector };
  };

  const startOAuth1 = async (pending: PendingSignIn, client: ProviderClient): Promise<Response> => {
    const requestToken = await requestOAuth1Token(
      state,
      '/oauth1/request_token',
      new URLSearchParams({
        oauth_consumer_key: client.clientId,
        oauth_consumer_secret: client.clientSecret,
        oauth_callback: callbackUrl(),
      }),
    );
    if (requestToken === null) {
      return errorPage('invalid_client', 'The app does not know this consumer key.');
    }
    state.pendingSignIns.set(requestToken, pending);
    const query = new URLSearchParams({ oauth_token: requestToken });
    return redirect(`${state.origins.provider}/authorize?${query}`);
  };

  const start = async (connector: Installed, pending: PendingSignIn): Promise<Response> => {
    const { authType, oauth2Type } = connector.method;
    if (authType !== 'OAuth1' && authType !== 'OAuth2') {
      return errorPage('unsupported', `A ${authType} connector has no sign-in page.`);
    }
    const unset = unsetRequired(connector);
    if (unset.length > 0) {
      return errorPage('missing_property', `A value is needed first for: ${unset.join(', ')}.`);
    }
    const client = clientOf(connector);
    if (client === null) {
      return errorPage('invalid_client', 'ClientId and ClientSecret are not set.');
    }
    if (authType === 'OAuth1') return startOAuth1(pending, client);

    const identity = { client_id: client.clientId, client_secret: client.clientSecret };
    const grants: Readonly<Record<string, string>> = {
      ClientCredentials: 'client_credentials',
      PasswordCredentials: 'password',
    };
    const grant = grants[oauth2Type];
    if (grant !== undefined) {
      const form = new URLSearchParams({ ...identity, grant_type: grant });
      for (const [name, value] of propertyMembers(connector, 'all')) form.set(name, value);
      return completeWith(pending, await requestGrant(state, form));
    }
    const oauthState = newOAuthState();
    state.pendingSignIns.set(oauthState, pending);
    const query = new URLSearchParams(
      propertyMembers(connector, 'public').map((pair) => [...pair]),
    );
    query.set('response_type', 'code');
    query.set('client_id', client.clientId);
    query.set('redirect_uri', callbackUrl());
    query.set('state', oauthState);
    return redirect(`${state.origins.provider}/authorize?${query}`);
  };

  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
  });
  mountTokenEndpoint(app, state);

  app.get('/connectorauth/updateaccountconnectoroauth', async (c) => {
    const token = c.req.query('token') ?? '';
    const signIn = state.signInTokens.get(token);
    // spent by the first GET, whatever comes of it
    state.signInTokens.delete(token);
    if (signIn === undefined || signIn.expires <= state.clock.now()) return forbiddenPage();
    const targetOrigin = c.req.query('targetOrigin') ?? '';
    if (!isWebAddress(targetOrigin)) {
      return errorPage('invalid_request', 'targetOrigin should be a web address.');
    }
    const pending: PendingSignIn = {
      accountId: signIn.accountId,
      connectorId: Number(c.req.query('id')),
      targetOrigin,
      callbackMessage: c.req.query('callbackMessage') ?? null,
    };
    const found = connectorOf(pending);
    return found === undefined
      ? errorPage('not_found', 'The account has no such connector.', 404)
      : start(found.connector, pending);
  });

  app.get('/connector/callback', async (c) => {
    const key = c.req.query('state') ?? c.req.query('oauth_token') ?? '';
    const pending = state.pendingSignIns.get(key);
    state.pendingSignIns.delete(key);
    const error = c.req.query('error') ?? c.req.query('oauth_problem');
    if (error !== undefined) return errorPage(error, c.req.query('error_description') ?? '');
    const found = pending === undefined ? undefined : connectorOf(pending);
    const client = found === undefined ? null : clientOf(found.connector);
    if (pending === undefined || client === null) {
      return errorPage('invalid_state', 'This sign-in was not started here, or is over.');
    }
    if (c.req.query('oauth_token') !== undefined) {
      const accessToken = await requestOAuth1Token(
        state,
        '/oauth1/access_token',
        new URLSearchParams({
          oauth_token: key,
          oauth_verifier: c.req.query('oauth_verifier') ?? '',
        }),
      );
      return accessToken === null
        ? errorPage('invalid_grant', 'The app did not exchange the token.')
        : complete(pending, { accessToken, refreshToken: null, expiresIn: null });
    }
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code: c.req.query('code') ?? '',
      redirect_uri: callbackUrl(),
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });
    return completeWith(pending, await requestGrant(state, form));
  });

  app.notFound(() => errorPage('not_found', 'There is no such page.', 404));
  return app;
};
