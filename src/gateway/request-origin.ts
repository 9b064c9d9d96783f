import type { GatewaySettings } from './options.js';

type Origins = Pick<GatewaySettings, 'origins' | 'publicOrigin'>;

/** The gateway's own origin, as browsers see it. No header a proxy may pass on has a say in it. */
export const ownOrigin = (request: Request, { publicOrigin }: Origins): string =>
  publicOrigin ?? new URL(request.url).origin;

/** Whether a page of this origin may use the gateway. */
export const isAllowedOrigin = (origin: string, request: Request, settings: Origins): boolean =>
  origin === ownOrigin(request, settings) || settings.origins.includes(origin);

/** Where a request says it comes from; a navigation has no Origin, but most have a Referer. */
const statedOrigin = ({ headers }: Request): string | undefined => {
  const origin = headers.get('origin');
  if (origin !== null) return origin;
  const referer = headers.get('referer');
  return referer !== null && URL.canParse(referer) ? new URL(referer).origin : undefined;
};

/**
 * The origin of the page that made a request, by Fetch Metadata where the browser sends it.
 *
 * @returns nothing where it is none that may use the gateway, or where the request does not tell
 */
export const requestOrigin = (request: Request, settings: Origins): string | undefined => {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return ownOrigin(request, settings);
  const stated = statedOrigin(request);
  if (stated === undefined) return undefined;
  // Where the browser says that the request is not of this origin, only a listed one will do.
  const allowed =
    site === null ? isAllowedOrigin(stated, request, settings) : settings.origins.includes(stated);
  return allowed ? stated : undefined;
};

/** Whether the browser is going to a page of its own: not an image, not a frame, not a script's request. */
export const isPageVisit = ({ headers }: Request): boolean =>
  (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' &&
  (headers.get('sec-fetch-dest') ?? 'document') === 'document';
