/** Text made safe for HTML content and attribute values. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A string literal safe inside a script element: no `</script>`, no line separators. */
export const scriptString = (text: string): string =>
  JSON.stringify(text)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

const style = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f3f4f6;
    color: #1f2937; font: 16px/1.5 system-ui, sans-serif; }
  main { box-sizing: border-box; width: min(26rem, 92vw); padding: 2rem; border-radius: 12px;
    background: #fff; box-shadow: 0 1px 3px #0003; }
  h1 { margin: 0 0 .75rem; font-size: 1.25rem; }
  form { display: flex; gap: .75rem; margin-top: 1.5rem; }
  button { flex: 1; padding: .6rem; border: 1px solid #d1d5db; border-radius: 8px;
    background: #fff; font: inherit; cursor: pointer; }
  button.primary { border-color: #1d4ed8; background: #1d4ed8; color: #fff; }
  small { color: #4b5563; }
`;

/**
 * A small page.
 * @param title plain text, escaped here
 * @param body HTML; the caller has escaped what came from outside
 */
export const htmlPage = (
  title: string,
  body: string,
  options: { readonly status?: number; readonly script?: string } = {},
): Response =>
  new Response(
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
${options.script === undefined ? '' : `<script>${options.script}</script>`}
</body>
</html>
`,
    {
      status: options.status ?? 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      },
    },
  );
