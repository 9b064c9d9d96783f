import { escapeHtml, htmlPage, scriptString } from './html-page.js';
import type { Unknowns } from './unknowns.js';

/** What an expired, unknown or already used sign-in token leads to. */
export const forbiddenPage = (): Response =>
  htmlPage(
    '403 – Forbidden: Access is denied.',
    '<p>This link has expired or was used before.</p>',
    {
      status: 403,
    },
  );

/**
 * Cyclr's "connector callback error" page: the third party's own words, and no way on. It neither
 * redirects nor posts a message, so the window that opened it learns nothing.
 */
export const errorPage = (error: string, description: string, status = 400): Response =>
  htmlPage(
    'The connector could not be authenticated',
    `<p id="error">${escapeHtml(error)}</p>
<p id="error_description">${escapeHtml(description)}</p>`,
    { status },
  );

/** Posts `callbackMessage` to the window that is waiting, wherever it is. */
export const completionPage = (
  callbackMessage: string,
  targetOrigin: string,
  unknowns: Unknowns,
): Response => {
  const post = (window: string): string =>
    `if (${window} && ${window} !== window) ${window}.postMessage(message, target);`;
  const { messageTarget } = unknowns;
  const script = [
    `const message = ${scriptString(callbackMessage)};`,
    `const target = ${scriptString(targetOrigin)};`,
    ...(messageTarget === 'parent' ? [] : [post('window.opener')]),
    ...(messageTarget === 'opener' ? [] : [post('window.parent')]),
    ...(unknowns.popupCloses ? ['window.close();'] : []),
  ].join('\n');
  return htmlPage('Connected', '<p>You can close this window.</p>', { script });
};
