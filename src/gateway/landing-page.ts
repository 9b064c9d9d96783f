import { type Arrival, arrivalSource } from '../oauth/arrival.js';
import type { SaidLanding } from './landing-texts.js';

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

// By channel, which also reaches a page that a Cross-Origin-Opener-Policy has cut off, and by message to the opener,
// which also reaches a page of another origin: of the one that began it, and no other.
const script = `
const { message, page } = document.documentElement.dataset;
history.replaceState(null, '', location.pathname);
if (message) {
  const data = JSON.parse(message);
  new BroadcastChannel('${arrivalSource}').postMessage(data);
  if (window.opener) window.opener.postMessage(data, page);
  if (!data.error) window.close();
}
`;

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center;
  background: light-dark(#f4f5f7, #14161a); color: light-dark(#1b1f26, #eceff4);
  font: 1rem/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; width: min(26rem, 92vw); padding: 2rem; border-radius: 0.875rem;
  background: light-dark(#fff, #1d2026); box-shadow: 0 1px 2px #0002, 0 8px 24px #0001; text-align: center; }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; }
p { margin: 0; color: light-dark(#4a5261, #b3bac7); }
`;

const hashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

let policy: Promise<string> | undefined;

/** What the page may do: run this one script, look like this, and nothing else. */
const policyOf = (): Promise<string> => {
  policy ??= Promise.all([hashOf(script), hashOf(style)]).then(
    ([scriptHash, styleHash]) =>
      `default-src 'none'; script-src ${scriptHash}; style-src ${styleHash}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  );
  return policy;
};

interface LandingPage {
  readonly status: number;
  readonly said: SaidLanding;
  /** Whom to tell, and what. Nobody, where the page could be anybody's. */
  readonly tell?: { readonly page: string; readonly arrival: Arrival };
}

/** The page in the sign-in window before and after the sign-in page itself. */
export const landingPage = async ({ status, said, tell }: LandingPage): Promise<Response> =>
  new Response(
    `<!doctype html>
<html lang="${escapeHtml(said.lang)}" dir="${escapeHtml(said.dir)}"${
      tell
        ? ` data-page="${escapeHtml(tell.page)}" data-message="${escapeHtml(JSON.stringify(tell.arrival))}"`
        : ''
    }>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(said.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(said.title)}</h1>
<p>${escapeHtml(said.text)}</p>
</main>
<script>${script}</script>
</body>
</html>
`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': await policyOf(),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      },
    },
  );
