import { createCyclrClient } from '../cyclr/index.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { Sandbox } from '../sandbox/index.js';

/** A client of the sandbox's first account. */
export const clientOfSandbox = (sandbox: Sandbox): ConnectorApi => {
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  return createCyclrClient({ apiUrl, serviceUrl, clientId, clientSecret, accountId, username });
};
