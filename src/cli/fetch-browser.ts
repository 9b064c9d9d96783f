const mostRedirects = 10;

/**
 * Follows a sign-in link the way a browser and a willing user would: redirects across origins, and Allow (or Deny) on
 * the provider's page. For the demo, against the sandbox only.
 *
 * @returns the URL the journey ended on
 */
export const signInByFetch = async (
  link: string,
  decision: 'allow' | 'deny' = 'allow',
): Promise<string> => {
  let url = link;
  let body: URLSearchParams | undefined;
  for (let hop = 0; hop < mostRedirects; hop += 1) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      ...(body && { method: 'POST', body }),
    });
    body = undefined;
    const next = response.headers.get('location');
    const page = await response.text();
    if (next !== null) {
      url = new URL(next, url).href;
      continue;
    }
    const request = /name="request" value="([^"]*)"/.exec(page)?.[1];
    if (request === undefined) return url;
    body = new URLSearchParams({ request, decision });
    url = new URL('/authorize/decide', url).href;
  }
  return url;
};
