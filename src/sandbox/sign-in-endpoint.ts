import { randomBytes } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Hono } from 'hono';
import type { ApiEnv } from './api-access.js';
import { badRequest, message, notFound, ok, unauthorized, unreadableBody } from './api-answers.js';
import { readBody, textMember } from './request-body.js';
import type { SandboxState } from './state.js';

/** How long a sign-in token can be used for, in milliseconds. */
export const signInTokenLifetime = 300_000;

// Every token holds the characters that a URL built without percent-encoding would spoil.
const newToken = (): string =>
  `${randomBytes(30).toString('base64')}+/${randomBytes(31).toString('base64')}`;

// Cyclr's dates have seven fractional digits, which strict parsers stumble over.
const sevenDigits = (time: number): string => new Date(time).toISOString().replace('Z', '0000Z');

/**
 * `POST /v1.0/accounts/{Account API ID}/signintoken`: a single-use token that signs a browser in
 * as one user of the account for five minutes. A user who does not exist is created.
 */
export const mountSignInToken = (app: Hono<ApiEnv>, state: SandboxState): void => {
  app.post('/v1.0/accounts/:accountId/signintoken', async (c) => {
    const account = state.ledger.accounts.get(c.req.param('accountId'));
    if (account === undefined) return notFound(state.unknowns);
    const { scope } = c.get('bearer');
    const { signInWithScopedToken } = state.unknowns;
    if (scope !== null && (signInWithScopedToken !== 'accept' || scope !== account.id)) {
      return signInWithScopedToken === 'reject401'
        ? unauthorized(state.unknowns)
        : message(403, 'An unrestricted access token is needed for this request.');
    }
    const body = await readBody(c.req.raw);
    if (E.isLeft(body)) return unreadableBody(body.left);
    const username = body.right === null ? '' : (textMember(body.right, 'Username')?.trim() ?? '');
    if (username === '') return badRequest('Username is required');
    account.users.add(username);
    const token = newToken();
    const expires = state.clock.now() + signInTokenLifetime;
    state.signInTokens.set(token, { accountId: account.id, expires });
    return ok({ Token: token, ExpiresAtUtc: sevenDigits(expires) });
  });
};
