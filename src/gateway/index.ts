import * as E from '#fp-ts/Either';
import { authError, type Stage } from '../domain/auth-error.js';
import { failureAnswer } from './answers.js';
import { lookUp, verify } from './app-endpoints.js';
import { attemptSigner } from './attempt.js';
import { callerOf, noSuchConnector, notAllowed } from './caller.js';
import {
  deauthenticate,
  deleteConnector,
  fetchConnector,
  listConnectors,
  saveCredentials,
  saveProperties,
} from './connector-endpoints.js';
import {
  fetchInstallable,
  installConnector,
  installTemplate,
  listUnauthenticated,
} from './install-endpoints.js';
import { completeSignIn, refusalPage, startSignIn } from './oauth-endpoints.js';
import { type GatewayOptions, settingsOf } from './options.js';
import { permissionFor } from './permission.js';
import { isPageVisit, requestOrigin } from './request-origin.js';
import { type Route, routesAt } from './router.js';

export type { LandingOption, LandingRefusal, LandingTexts } from './landing-texts.js';
export type { Authorization, GatewayOptions } from './options.js';
export type { GatewayPermission } from './permission.js';

const stages: Readonly<Record<Route['name'], Stage>> = {
  connectors: 'fetchConnector',
  connector: 'fetchConnector',
  installable: 'install',
  install: 'install',
  installTemplate: 'install',
  prerequisites: 'fetchConnector',
  properties: 'setProperties',
  credentials: 'authenticating',
  verify: 'authenticating',
  lookUp: 'authenticating',
  deauthenticate: 'disconnecting',
  delete: 'disconnecting',
  oauthStart: 'authenticating',
  oauthComplete: 'authenticating',
};

const isPage = ({ name }: Route): boolean => name === 'oauthStart' || name === 'oauthComplete';

/**
 * The part of a host's backend between a page and Cyclr: it holds Cyclr's tokens, asks the host who may do what, and
 * lets through the few calls the flow needs. A Web-standard handler: mounts in Hono, Express, Next, Workers and Node.
 *
 * @returns answers a request; it never throws, and no answer holds a token, a credential or a stored secret
 * @throws TypeError that names the option at fault, when an option is missing or wrong
 *
 * @example
 * const gateway = createGateway({
 *   cyclr: { region: 'eu', clientId, clientSecret, serviceUrl: 'https://acme-h.eu.cyclr.com' },
 *   authorize: async (request) => {
 *     const user = await userOfSession(request.headers.get('cookie'));
 *     return user && { accountId: user.cyclrAccountId, username: user.email };
 *   },
 *   secret: process.env.GATEWAY_SECRET ?? '',
 * });
 * app.all('/cyclr-auth/*', (c) => gateway(c.req.raw));
 */
export const createGateway = (
  options: GatewayOptions,
): ((request: Request) => Promise<Response>) => {
  const settings = settingsOf(options);
  const signer = attemptSigner(settings.secret, settings.clock);

  const answer = async (request: Request, route: Route): Promise<Response> => {
    const stage = stages[route.name];
    const page = requestOrigin(request, settings);
    const unsafe = request.method !== 'GET' || route.name === 'oauthStart';
    if ((unsafe && page === undefined) || (route.name === 'oauthStart' && !isPageVisit(request))) {
      return isPage(route)
        ? refusalPage({ request, settings }, 'foreignPage', 403)
        : failureAnswer(
            authError('forbidden', stage, { message: 'This is not allowed from here.' }),
          );
    }
    const caller = await callerOf(request, settings, stage);
    if (E.isLeft(caller)) {
      const { error, status } = caller.left;
      return isPage(route)
        ? refusalPage(
            { request, settings },
            error.code === 'unauthorized' ? 'notSignedIn' : 'notAllowed',
            status,
          )
        : failureAnswer(error, status);
    }
    const needed = permissionFor[route.name];
    if (needed && !caller.right.may(needed)) return failureAnswer(notAllowed(stage));
    const asked = { request, caller: caller.right, settings };
    const oauth = { ...asked, signer };
    if (route.name === 'oauthStart') return startSignIn({ ...oauth, ...route, page: page ?? '' });
    if ('id' in route && !caller.right.mayUse(route.id)) {
      return failureAnswer(noSuchConnector(stage));
    }
    switch (route.name) {
      case 'connectors':
        return listConnectors(asked);
      case 'connector':
        return fetchConnector({ ...asked, ...route });
      case 'installable':
        return fetchInstallable(asked);
      case 'install':
        return installConnector(asked);
      case 'installTemplate':
        return installTemplate({ ...asked, ...route });
      case 'prerequisites':
        return listUnauthenticated({ ...asked, ...route });
      case 'properties':
        return saveProperties({ ...asked, ...route });
      case 'credentials':
        return saveCredentials({ ...asked, ...route });
      case 'verify':
        return verify({ ...asked, ...route });
      case 'lookUp':
        return lookUp({ ...asked, ...route });
      case 'deauthenticate':
        return deauthenticate({ ...asked, ...route });
      case 'delete':
        return deleteConnector({ ...asked, ...route });
      case 'oauthComplete':
        return completeSignIn(oauth);
    }
  };

  /** Lets pages of the listed origins read what they may ask for. */
  const shared = (request: Request, response: Response): Response => {
    const origin = request.headers.get('origin');
    if (settings.origins.length > 0) response.headers.append('vary', 'Origin');
    if (origin !== null && settings.origins.includes(origin)) {
      response.headers.set('access-control-allow-origin', origin);
      response.headers.set('access-control-allow-credentials', 'true');
    }
    return response;
  };

  const handle = async (request: Request): Promise<Response> => {
    const found = routesAt(new URL(request.url).pathname, settings.basePath);
    if (!found) return failureAnswer(authError('notFound', 'fetchConnector'));
    const route = found.get(request.method);
    if (route) return answer(request, route);
    const methods = [...found.keys()].join(', ');
    const [some] = found.values();
    const origin = request.headers.get('origin');
    if (request.method === 'OPTIONS' && origin !== null && settings.origins.includes(origin)) {
      return new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': methods,
          'access-control-allow-headers': 'content-type',
          'access-control-max-age': '600',
        },
      });
    }
    const stage = some ? stages[some.name] : 'fetchConnector';
    const error = authError('invalidInput', stage, { message: 'Not this method.' });
    return failureAnswer(error, 405, { allow: methods });
  };

  return async (request) => {
    try {
      return shared(request, await handle(request));
    } catch {
      // A defect; whatever it was, it is not for the browser.
      return failureAnswer(authError('server', 'fetchConnector'), 500);
    }
  };
};
