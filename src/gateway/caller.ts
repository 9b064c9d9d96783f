import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { GatewaySettings } from './options.js';
import { GatewayPermission } from './permission.js';

const Authorized = t.intersection([
  t.type({ accountId: t.string, username: t.string }),
  t.partial({
    connectors: t.union([t.readonlyArray(t.number), t.undefined]),
    may: t.union([t.readonlyArray(GatewayPermission), t.undefined]),
  }),
]);

/** Who asks, and what they may have. */
export interface Caller {
  readonly accountId: string;
  readonly api: ConnectorApi;
  /** Whether every connector of the account is theirs. */
  readonly mayUseAll: boolean;
  /** Whether this connector is theirs as far as the host knows; Cyclr has the last word. */
  readonly mayUse: (accountConnectorId: number) => boolean;
  /** Whether the host has said that they may do this at all. */
  readonly may: (permission: GatewayPermission) => boolean;
}

/** The one answer to a connector that is not there, is another account's, or is not for this user. */
export const noSuchConnector = (stage: Stage): AuthError => authError('notFound', stage);

/** The one answer to what the host has not said that this user may do, whatever it is asked about. */
export const notAllowed = (stage: Stage): AuthError =>
  authError('forbidden', stage, { message: refusals.forbidden });

/** Asks the host who it is. Whatever is not a clear yes is a no. */
export const callerOf = async (
  request: Request,
  { authorize, clientOf }: Pick<GatewaySettings, 'authorize' | 'clientOf'>,
  stage: Stage,
): Promise<E.Either<{ readonly error: AuthError; readonly status: number }, Caller>> => {
  const refuse = (code: 'unauthorized' | 'forbidden', status: number) =>
    E.left({ error: authError(code, stage, { message: refusals[code] }), status });
  try {
    const answer: unknown = await authorize(withoutBody(request));
    if (answer === undefined || answer === null || answer === false) {
      return refuse('unauthorized', 401);
    }
    const read = Authorized.decode(answer);
    if (E.isLeft(read)) return refuse('forbidden', 403);
    const { accountId, username, connectors, may = [] } = read.right;
    return E.right({
      accountId,
      api: clientOf({ accountId, username }),
      mayUseAll: connectors === undefined,
      mayUse: (id) => connectors === undefined || connectors.includes(id),
      may: (permission) => may.includes(permission),
    });
  } catch {
    return refuse('forbidden', 403);
  }
};

/** What was typed is not for the one who says who it is. */
export const withoutBody = (request: Request): Request => {
  const { url, method, headers } = request;
  return method === 'GET' ? request : new Request(url, { method, headers });
};

const refusals = {
  unauthorized: 'You are not signed in.',
  forbidden: 'This is not allowed.',
};
