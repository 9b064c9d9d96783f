import { fromPromise } from 'xstate';
import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type {
  FindConnectorsInput,
  FoundConnectors,
  InstallTemplateInput,
  ResumedConnector,
} from '../../machines/services.js';
import type { ConnectorSource, InstalledTemplate } from '../domain/account.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { allOrNone } from './all-or-none.js';
import { createServices, type ServiceOptions } from './connector-services.js';
import { orThrow } from './or-throw.js';

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

/** The ids that are meant, in order; nothing where all of the account are. */
const wantedOf = async (
  api: ConnectorApi,
  source: ConnectorSource,
  signal: AbortSignal,
): Promise<readonly number[] | undefined> => {
  switch (source.kind) {
    case 'connectors':
      return source.accountConnectorIds;
    case 'cycle':
      return orThrow(api.listUnauthenticated(source.cycleId, { signal }));
    default:
      return undefined;
  }
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
  installTemplate: fromPromise<InstalledTemplate, InstallTemplateInput>(
    ({ input: { templateId }, signal }) => orThrow(api.installTemplate(templateId, { signal })),
  ),
  findConnectors: fromPromise<FoundConnectors, FindConnectorsInput>(
    async ({ input: { source }, signal }) => {
      const [connectors, ids] = await allOrNone(signal, (signal) =>
        Promise.all([orThrow(api.listConnectors({ signal })), wantedOf(api, source, signal)]),
      );
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
