import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { createDisconnectServices } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { type Answers, answersOf } from '../world/answers.js';
import type { DisconnectOutcome } from './outcomes.js';

/** Which connector is to be disconnected, and how. */
export interface DisconnectSetting {
  readonly name: string;
  readonly input: { readonly accountConnectorId: number; readonly remove?: boolean };
}

export interface DisconnectScene extends DisconnectSetting {
  readonly answers: Answers<DisconnectOutcome>;
}

export const disconnectSettings: readonly DisconnectSetting[] = [
  { name: 'credentials', input: { accountConnectorId: 1015 } },
  { name: 'no credentials', input: { accountConnectorId: 1001 } },
  { name: 'the instance itself', input: { accountConnectorId: 1015, remove: true } },
];

/** A setting in a sandbox. */
export const disconnectSceneIn = (
  sandbox: Sandbox,
  setting: DisconnectSetting,
  way: ConnectorApi = clientOf(sandbox, { retry: { limit: 0 } }),
): DisconnectScene => ({
  ...setting,
  answers: answersOf<{ readonly sandbox: Sandbox }, DisconnectOutcome>({
    cyclr: { sandbox },
    way,
    services: createDisconnectServices(way),
    // Nothing changes before it is over.
    restore: () => sandbox.reset(),
    restored: () => undefined,
  }),
});

/** What Cyclr has stored of a connector, and echoes whenever it is asked for it. */
export const storedIn = (sandbox: Sandbox, id: number): Readonly<Record<string, string>> => {
  const stored = sandbox.readAuthValue(id);
  return stored ? { credentials: stored } : {};
};
