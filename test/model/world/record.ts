import type { Sandbox, SandboxConnector } from '../../../src/sandbox/index.js';

/** What Cyclr has of one connector. */
export interface ConnectorRecord {
  readonly name: string;
  /** Cyclr's id of the way in which it is authenticated. */
  readonly method: string;
  readonly authenticated: boolean;
  /** As it is stored; of {@link pageTokens}, which are others each time, only that they are there. */
  readonly authValue: string | null;
  /** Names and values, in order of the names; twins where there are some. */
  readonly properties: readonly (readonly [name: string, value: string | null])[];
}

/** The same, and what else of the account a flow may change: how many instances and integrations there are. */
export interface CyclrRecord {
  /** Nothing where there is no such connector. */
  readonly connector: ConnectorRecord | undefined;
  readonly connectors: number;
  readonly integrations: number;
}

/** In place of tokens that Cyclr has got from a sign-in page. */
export const pageTokens = 'tokens of a sign-in page';

// Tokens that a host hands over say nothing of this here.
const isOfPage = /"RefreshExpires":/;

const connectorRecord = (
  sandbox: Sandbox,
  { id, name, authenticationId, authenticated, propertiesSet }: SandboxConnector,
): ConnectorRecord => {
  const authValue = sandbox.readAuthValue(id) || null;
  return {
    name,
    method: authenticationId,
    authenticated,
    authValue: authValue !== null && isOfPage.test(authValue) ? pageTokens : authValue,
    properties: [...propertiesSet].sort().map((each) => [each, sandbox.readProperty(id, each)]),
  };
};

/** What Cyclr has of a connector that has just been installed. */
export const blank = ({
  name = '',
  method = '',
}: {
  readonly name?: string | undefined;
  readonly method?: string | undefined;
}): ConnectorRecord => ({
  name,
  method,
  authenticated: false,
  authValue: null,
  properties: [],
});

/** Reads Cyclr's own record. */
export const recordIn = (sandbox: Sandbox, id: number): CyclrRecord => {
  const connectors = sandbox.connectors();
  const connector = connectors.find((one) => one.id === id);
  return {
    connector: connector && connectorRecord(sandbox, connector),
    connectors: connectors.length,
    integrations: sandbox.cycles().length,
  };
};

/** The record of every connector there is, by id. */
export const recordsIn = (sandbox: Sandbox): Readonly<Record<string, ConnectorRecord>> =>
  Object.fromEntries(
    sandbox.connectors().map((connector) => [connector.id, connectorRecord(sandbox, connector)]),
  );
