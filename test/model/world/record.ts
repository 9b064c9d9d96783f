import type { Sandbox } from '../../../src/sandbox/index.js';

/** What Cyclr has of a connector. */
export interface CyclrRecord {
  readonly authenticated: boolean;
  readonly hasAuthValue: boolean;
  /** Names, in order. */
  readonly propertiesSet: readonly string[];
}

/** What Cyclr has of a connector that has just been installed. */
export const blank: CyclrRecord = { authenticated: false, hasAuthValue: false, propertiesSet: [] };

/** Reads Cyclr's own record; nothing where there is no such connector. */
export const recordIn = (sandbox: Sandbox, id: number): CyclrRecord | undefined => {
  const connector = sandbox.connectors().find((one) => one.id === id);
  return (
    connector && {
      authenticated: connector.authenticated,
      hasAuthValue: (sandbox.readAuthValue(id) ?? '') !== '',
      propertiesSet: [...connector.propertiesSet].sort(),
    }
  );
};
