import type { Context, MiddlewareHandler } from 'hono';
import { message, unauthorized } from './api-answers.js';
import type { Account, Installed } from './ledger.js';
import type { AccessToken, SandboxState } from './state.js';

/** What the checks below leave for the endpoints. */
export interface ApiEnv {
  Variables: { bearer: AccessToken; account: Account };
}
export type ApiContext = Context<ApiEnv>;

/** Lets a request with a live bearer token pass; 401 otherwise. */
export const requireBearer =
  (state: SandboxState): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const [, token] = /^bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const bearer = token === undefined ? undefined : state.tokens.get(token);
    if (bearer === undefined || bearer.expires <= state.clock.now()) {
      return unauthorized(state.unknowns);
    }
    c.set('bearer', bearer);
    return next();
  };

/** Lets a request pass that names an account its token may act for. */
export const requireAccount =
  (state: SandboxState): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const { scope } = c.get('bearer');
    const header = c.req.header('x-cyclr-account')?.trim() ?? '';
    const isLeftOut = header === '' && state.unknowns.headerWithScopedToken === 'optional';
    const account = state.ledger.accounts.get(isLeftOut ? (scope ?? '') : header);
    if (account === undefined) return unauthorized(state.unknowns);
    if (scope !== null && scope !== account.id) {
      return state.unknowns.scopeDisagreement === 403
        ? message(403, 'The access token is limited to another account.')
        : unauthorized(state.unknowns);
    }
    c.set('account', account);
    return next();
  };

/** An id in a path: undefined when it is not an integer, which Cyclr answers with 400. */
export const integerId = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
};

/** A connector of the caller's account by the id in the path, or why there is none. */
export const installedAt = (c: ApiContext): Installed | 'malformed' | 'unknown' => {
  const id = integerId(c.req.param('id'));
  if (id === undefined) return 'malformed';
  return c.get('account').connectors.get(id) ?? 'unknown';
};
