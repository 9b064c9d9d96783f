import type { Env, Hono } from 'hono';
import { message, ok } from './api-answers.js';
import { randomSecret, type SandboxState } from './state.js';

const fourteenDays = 14 * 24 * 60 * 60;

type TokenFault = 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

const refusal = (state: SandboxState, error: TokenFault): Response => {
  const { tokenError, tokenErrorStatus: status } = state.unknowns;
  if (tokenError === 'empty') return new Response(null, { status });
  if (tokenError === 'message') return message(status, `The token request failed: ${error}.`);
  return new Response(JSON.stringify({ error }), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};

const fromBasic = (header: string | undefined): readonly [string, string] | undefined => {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
};

const accountInScope = (scope: string): string | undefined =>
  /^account:(.+)$/i.exec(scope.trim())?.[1];

/**
 * `POST /oauth/token`: client credentials in the form body or as HTTP Basic, with an optional
 * `scope=account:{Account API ID}`. Several tokens may be live at once. The lifetime (seconds) is
 * the seed's, else 14 days; Cyclr reports one second less.
 */
export const mountTokenEndpoint = <E extends Env>(app: Hono<E>, state: SandboxState): void => {
  app.post('/oauth/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const [clientId, clientSecret] = fromBasic(c.req.header('authorization')) ?? [
      form.get('client_id'),
      form.get('client_secret'),
    ];
    if (form.get('grant_type') !== 'client_credentials') {
      return refusal(state, 'unsupported_grant_type');
    }
    if (clientId !== state.clientId || clientSecret !== state.clientSecret) {
      return refusal(state, 'invalid_client');
    }
    const scopeText = form.get('scope') ?? '';
    const scope = scopeText === '' ? null : (accountInScope(scopeText) ?? '');
    if (scope !== null && !state.ledger.accounts.has(scope)) return refusal(state, 'invalid_scope');

    const lifetime = state.seed.tokenLifetimeSeconds ?? fourteenDays;
    const issued = state.clock.now();
    const expires = issued + lifetime * 1000;
    const token = randomSecret();
    state.tokens.set(token, { scope, expires });
    return ok({
      access_token: token,
      token_type: 'bearer',
      expires_in: Math.max(0, lifetime - 1),
      clientId,
      '.refresh': 'False',
      '.issued': new Date(issued).toUTCString(),
      '.expires': new Date(expires).toUTCString(),
    });
  });
};
