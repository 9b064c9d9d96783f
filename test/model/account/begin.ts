import type { ConnectorSource } from '../../../src/domain/account.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { type AccountSetting, otherApp, template } from './scenes.js';

/**
 * Begins a sandbox anew with what a setting wants in it.
 *
 * @returns which connectors are to be taken, as Cyclr calls what has been installed
 */
export const beginIn = async (
  sandbox: Sandbox,
  { source, hasOther }: AccountSetting,
): Promise<ConnectorSource | undefined> => {
  sandbox.reset();
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  if (hasOther) await api.installConnector({ releaseId: otherApp, name: 'Other' }, { known: [] })();
  if (source?.kind !== 'cycle') return source;
  const installed = await api.installTemplate(template.id)();
  if (installed._tag === 'Left') throw new Error('The template cannot be installed.');
  return { kind: 'cycle', cycleId: installed.right.cycleId };
};
