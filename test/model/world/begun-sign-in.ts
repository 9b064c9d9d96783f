import type { ElementPage } from './element-page.js';
import type { Gate } from './gate.js';

/**
 * Begins a sign-in as a user does, and loads the page anew: when the browser has come back from it, or while the
 * window is still open.
 */
export const beginSignIn = async (
  { page, url, put, opened }: ElementPage,
  gate: Gate,
  { id, resume }: { readonly id: number; readonly resume: 'landed' | 'away' },
): Promise<void> => {
  const oauthMode = resume === 'landed' ? 'redirect' : 'popup';
  await put({
    name: 'cyclr-connector-auth',
    told: { accountConnectorId: id, oauthMode, reauthenticate: true },
  });
  await gate.release('fetchConnector');
  await page.locator('[part~="submit"]').click();
  if (resume === 'landed') {
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${url}?*`);
  } else {
    await opened();
    await page.reload();
  }
};
