import * as E from '#fp-ts/Either';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, authError } from '../domain/auth-error.js';
import { installedPerhaps } from '../domain/install.js';
import { sameName } from '../domain/wire/names.js';
import { failureAnswer, jsonAnswer, publicError } from './answers.js';
import { type Asked, abortWith, answered } from './asked.js';
import { withoutBody } from './caller.js';
import { readJson } from './json-body.js';
import type { GatewaySettings } from './options.js';
import { encoded } from './wire/encoded.js';
import { InstallRequest } from './wire/requests.js';

const stage = 'install';

interface InstallAsked extends Asked {
  readonly settings: Pick<GatewaySettings, 'onInstalled'>;
}

// Encoded, a name is one segment of Cyclr's path; but a server may read a slash in it all the same, so no part of it
// may lead upwards.
const isName = (name: string): boolean =>
  name.length <= 200 && name.trim() !== '' && !/(^|[\\/])\.+([\\/]|$)/.test(name);

/** Names of connectors that are not the caller's are not told; that they are taken Cyclr says when it comes to it. */
export const fetchInstallable = async ({ request, caller }: Asked): Promise<Response> => {
  const query = new URL(request.url).searchParams;
  const connector = query.get('connector') ?? '';
  const version = query.get('version');
  if (!isName(connector) || (version !== null && !isName(version))) {
    return failureAnswer(authError('invalidInput', stage));
  }
  return answered(
    caller.api.fetchInstallable(
      {
        connector: /^[1-9]\d{0,14}$/.test(connector) ? Number(connector) : connector,
        ...(version !== null && { version }),
      },
      abortWith(request),
    ),
    (app) =>
      encoded.installable({
        ...app,
        instances: app.instances.filter(({ id }) => caller.mayUse(id)),
      }),
  );
};

/** Tells the host before the browser, so that a next request finds the host prepared. */
const recorded = async (
  { request, settings }: InstallAsked,
  ids: readonly number[],
  answer: () => Response,
): Promise<Response> => {
  try {
    for (const id of ids) await settings.onInstalled(id, withoutBody(request));
    return answer();
  } catch {
    return failureAnswer(authError('server', stage), 500);
  }
};

/**
 * A lost answer is settled by name, and a page that says it has lost one could name what is not its own. Where the
 * caller may use the whole account that is no matter. Where not, the look at what was there before is the gateway's
 * and finds only what the caller may use; and what Cyclr's client may find, after a lost answer of Cyclr's, was not
 * there before this request, whatever the page says it knows.
 */
const install = async (
  { request, caller }: Asked,
  { order, known, lookFirst = false }: InstallRequest,
): Promise<E.Either<AuthError, AccountConnector>> => {
  const { api, mayUse, mayUseAll } = caller;
  if (mayUseAll) return api.installConnector(order, { known, lookFirst })();
  const before = await api.listConnectors(abortWith(request))();
  if (E.isLeft(before)) return before;
  const isOrdered = ({ id, name, release }: AccountConnector): boolean =>
    mayUse(id) &&
    !known.includes(id) &&
    release.id === order.releaseId &&
    sameName(name.trim(), order.name.trim());
  const found = lookFirst ? before.right.find(isOrdered) : undefined;
  const { authenticationId } = order;
  return found
    ? api.fetchConnector(found.id, { authenticationId })()
    : api.installConnector(order, { known: before.right.map(({ id }) => id) })();
};

/** A browser that goes away does not stop an install: what has been installed the host has to be told. */
export const installConnector = async (asked: InstallAsked): Promise<Response> => {
  const body = await readJson(asked.request, InstallRequest, stage);
  if (E.isLeft(body)) return failureAnswer(body.left.error, body.left.status);
  const installed = await install(asked, body.right);
  if (E.isLeft(installed)) return failureAnswer(publicError({ ...installed.left, stage }));
  const connector = installed.right;
  return recorded(asked, [connector.id], () => jsonAnswer(encoded.connector(connector)));
};

/** What went wrong with something that is no connector. */
const about =
  (what: string) =>
  (error: AuthError): AuthError => ({
    ...publicError(error),
    ...(error.code === 'notFound' && { message: `Cyclr does not know this ${what}.` }),
  });

/** Cyclr's client says by `retryable` whether an error came before anything was sent. */
const aboutTemplate = (error: AuthError): AuthError =>
  error.retryable ? publicError(error) : installedPerhaps(about('template')(error));

/**
 * A template uses what is there already, also what is not the caller's: that is neither told nor recorded. New is
 * what was not there before this request.
 */
export const installTemplate = async (
  asked: InstallAsked & { readonly key: string },
): Promise<Response> => {
  const { request, caller, key } = asked;
  const before = await caller.api.listConnectors(abortWith(request))();
  if (E.isLeft(before)) return failureAnswer(publicError({ ...before.left, stage }));
  const installed = await caller.api.installTemplate(key)();
  if (E.isLeft(installed)) return failureAnswer(aboutTemplate(installed.left));
  const { cycleId, accountConnectorIds } = installed.right;
  const added = accountConnectorIds.filter((id) => !before.right.some((one) => one.id === id));
  const told = accountConnectorIds.filter((id) => added.includes(id) || caller.mayUse(id));
  return recorded(asked, added, () =>
    jsonAnswer(encoded.installedTemplate({ cycleId, accountConnectorIds: told })),
  );
};

/** What an installed template still needs, as far as it is the caller's. */
export const listUnauthenticated = ({
  request,
  caller,
  key,
}: Asked & { readonly key: string }): Promise<Response> =>
  answered(
    caller.api.listUnauthenticated(key, abortWith(request)),
    (ids) => ids.filter(caller.mayUse),
    about('integration'),
  );
