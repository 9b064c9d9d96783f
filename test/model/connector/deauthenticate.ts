import type { CyclrSide } from './outcomes.js';

/** Takes the stored credentials of a connector away, as somebody else may do at any time. */
export const deauthenticate = async ({ sandbox, id }: CyclrSide): Promise<void> => {
  const { apiUrl, clientId, clientSecret, accountId } = sandbox;
  const token = await fetch(`${apiUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const granted: unknown = await token.json();
  const bearer =
    typeof granted === 'object' && granted !== null && 'access_token' in granted
      ? String(granted.access_token)
      : '';
  const done = await fetch(`${apiUrl}/v1.0/account/connectors/${id}/deauthenticate`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'x-cyclr-account': accountId },
  });
  if (!done.ok) throw new Error(`Deauthenticating ends in ${done.status}.`);
};
