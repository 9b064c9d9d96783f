import { signInByFetch } from '../../../src/cli/fetch-browser.js';
import { fromPage, visiting } from '../../support/gateway.js';

const mostPatience = 3_000;

/** The headers by which the host of this soak knows its user. */
export const sessionOf = (account: number): Readonly<Record<string, string>> => ({
  ...fromPage,
  'x-session': String(account),
});

/**
 * Follows a link to where it ends: through a gateway, with the session of its user, or straight to Cyclr.
 *
 * @returns where the browser has come to; it may be anywhere when a server was not well
 */
export const browse = async (link: string, account: number, gateway: string): Promise<string> => {
  if (!link.startsWith(gateway)) return signInByFetch(link);
  const visit = (url: string) =>
    fetch(url, {
      redirect: 'manual',
      headers: { ...visiting, ...sessionOf(account) },
      signal: AbortSignal.timeout(mostPatience),
    });
  const started = await visit(link);
  await started.text();
  const page = started.headers.get('location');
  if (page === null) return link;
  const end = await signInByFetch(page);
  if (end.startsWith(gateway)) await (await visit(end)).text();
  return end;
};
