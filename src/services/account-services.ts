import { fromPromise } from 'xstate';
import { isLeft } from '#fp-ts/Either';
import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type {
  FindConnectorsInput,
  FoundConnectors,
  ResumedConnector,
} from '../../machines/services.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { createServices, type ServiceOptions } from './connector-services.js';

/** The first connector whose sign-in began before the page was loaded; each driver is asked once for each. */
const resumedOf = (
  ids: readonly number[],
  driver: OAuthDriver | undefined,
): ResumedConnector | undefined => {
  for (const accountConnectorId of ids) {
    const resume = driver?.resume?.(accountConnectorId);
    if (resume) return { accountConnectorId, resume };
  }
  return undefined;
};

/**
 * The account machine's services over any `ConnectorApi`.
 *
 * @example
 * accountAuthMachine.provide({ actors: createAccountServices(api, { oauth: popupDriver() }) });
 */
export const createAccountServices = (
  api: ConnectorApi,
  options: ServiceOptions = {},
  connectorAuth = connectorAuthMachine.provide({ actors: createServices(api, options) }),
) => ({
  findConnectors: fromPromise<FoundConnectors, FindConnectorsInput>(
    async ({ input: { source }, signal }) => {
      const found = await api.listConnectors({ signal })();
      // A promise actor turns what it throws into the machine's error event.
      if (isLeft(found)) throw found.left;
      const connectors = found.right;
      const ids = source.kind === 'connectors' ? source.accountConnectorIds : undefined;
      const resumed = resumedOf(ids ?? connectors.map(({ id }) => id), options.oauth);
      return {
        connectors,
        ...(ids && { accountConnectorIds: ids }),
        ...(resumed && { resumed }),
      };
    },
  ),
  connectorAuth,
});

export type AccountServices = ReturnType<typeof createAccountServices>;
