import { createCyclrClient } from '../../../src/cyclr/index.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { Secret } from '../../../src/domain/secret.js';
import { type AnyAnswer, responseOf } from './answers.js';

/** One request as it left for Cyclr. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

export const clientSecret = 'canary-client-secret-Yt5w';
export const accessToken = 'canary-access-token-Yt5w';

/**
 * A Cyclr that answers everything in one way, and remembers what it was asked.
 *
 * @param secrets what is sent to it, some of which it may repeat
 */
export const cyclrAnswering = (answer: AnyAnswer, secrets: readonly string[]) => {
  const sent: Sent[] = [];
  const answering: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    sent.push({
      url,
      method: request.method,
      headers: request.headers,
      body: await request.text(),
    });
    return url.pathname === '/oauth/token'
      ? Response.json({ access_token: accessToken, expires_in: 3600 })
      : responseOf(answer, secrets);
  };
  return { sent, fetch: answering };
};

/** The client of it. */
export const clientOf = (
  { fetch }: ReturnType<typeof cyclrAnswering>,
  accountId = 'account',
): ConnectorApi =>
  createCyclrClient({
    apiUrl: 'https://api.cyclr.test',
    clientId: 'client',
    clientSecret: Secret.of(clientSecret),
    accountId,
    serviceUrl: 'https://acme-h.cyclr.test',
    username: 'jane@example.com',
    retry: { limit: 0 },
    fetch,
  });
