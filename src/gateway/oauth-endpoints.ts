import * as E from '#fp-ts/Either';
import type { AuthError } from '../domain/auth-error.js';
import { arrivalParameter, arrivalSource } from '../oauth/arrival.js';
import { publicError, statusOf } from './answers.js';
import type { AttemptSigner } from './attempt.js';
import { type Caller, noSuchConnector } from './caller.js';
import { landingPage } from './landing-page.js';
import { type LandingRefusal, sayLanding } from './landing-texts.js';
import type { GatewaySettings } from './options.js';
import { isAllowedOrigin, ownOrigin } from './request-origin.js';
import * as routes from './routes.js';

const stage = 'authenticating';

// In ms; as long as a flow waits for a sign-in.
const attemptLifetime = 600_000;

export interface OAuthContext {
  readonly request: Request;
  readonly settings: GatewaySettings;
  readonly signer: AttemptSigner;
}

/** A page that says what the gateway refuses, to the user and to nobody else. */
export const refusalPage = async (
  { request, settings }: Pick<OAuthContext, 'request' | 'settings'>,
  refusal: LandingRefusal,
  status: number,
): Promise<Response> =>
  landingPage({
    status,
    said: await sayLanding(settings.landing, request, (texts) => ({
      title: texts.failedTitle(),
      text: texts.refused(refusal),
    })),
  });

/** Whether the browser may be sent on to this address in the end. */
const isReturnUrl = (text: string, { request, settings }: OAuthContext): boolean => {
  if (!URL.canParse(text)) return false;
  const { origin, username, password } = new URL(text);
  return username === '' && password === '' && isAllowedOrigin(origin, request, settings);
};

/** A redirect the browser keeps to itself: its address carries a token, or tells where the user has been. */
const redirect = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });

/**
 * Sends the browser on to Cyclr's sign-in page. The single-use token in that address is minted here, on the server,
 * so no page ever sees it.
 *
 * @param page the origin of the page that began it
 */
export const startSignIn = async (
  context: OAuthContext & { readonly caller: Caller; readonly id: number; readonly page: string },
): Promise<Response> => {
  const { request, settings, signer, caller, id, page } = context;
  const query = new URL(request.url).searchParams;
  const attempt = query.get('attempt') ?? '';
  const returnUrl = query.get('return');
  if (!/^[\w-]{22,64}$/.test(attempt) || (returnUrl !== null && !isReturnUrl(returnUrl, context))) {
    return refusalPage(context, 'damagedLink', 400);
  }
  const fail = async (error: AuthError) =>
    landingPage({
      status: statusOf(error),
      said: await sayLanding(settings.landing, request, (texts) => ({
        title: texts.failedTitle(),
        text: texts.failed(publicError({ ...error, stage })),
      })),
      tell: {
        page,
        arrival: { source: arrivalSource, attempt, error: publicError({ ...error, stage }) },
      },
    });
  if (!caller.mayUse(id)) return fail(noSuchConnector(stage));
  // The token opens the account; that the connector is one of it nobody says Cyclr's page checks.
  const connector = await caller.api.fetchConnector(id, { signal: request.signal })();
  if (E.isLeft(connector)) return fail(connector.left);
  const signed = await signer.sign(
    { connector: id, id: attempt, expires: settings.clock() + attemptLifetime, page, returnUrl },
    caller.accountId,
  );
  const landing = `${ownOrigin(request, settings)}${settings.basePath}${routes.oauthComplete}?attempt=${signed}`;
  const link = await caller.api.startSignIn(
    id,
    { returnUrl: landing },
    { signal: request.signal },
  )();
  return E.isLeft(link) ? fail(link.left) : redirect(link.right.url.reveal());
};

/** Where Cyclr sends the browser after a successful sign-in: tells the page that waits, or leads back to it. */
export const completeSignIn = async (
  context: OAuthContext & { readonly caller: Caller },
): Promise<Response> => {
  const { request, settings, signer, caller } = context;
  const text = new URL(request.url).searchParams.get('attempt') ?? '';
  const attempt = await signer.verify(text, caller.accountId);
  if (!attempt || !caller.mayUse(attempt.connector)) {
    return refusalPage(context, 'foreignOrExpired', 403);
  }
  if (attempt.returnUrl !== null) {
    const url = new URL(attempt.returnUrl);
    // As text: the rest of the address is the host's, to the letter.
    url.search = `${url.search || '?'}${url.search && '&'}${arrivalParameter}=${attempt.id}`;
    return redirect(url.href);
  }
  return landingPage({
    status: 200,
    said: await sayLanding(settings.landing, request, (texts) => ({
      title: texts.signedInTitle(),
      text: texts.signedIn(),
    })),
    tell: { page: attempt.page, arrival: { source: arrivalSource, attempt: attempt.id } },
  });
};
