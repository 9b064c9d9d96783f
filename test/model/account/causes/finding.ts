import type { Cause } from '../../paths/cause.js';
import type { AccountScene } from '../scenes.js';
import { type AccountStage, failures } from '../stage.js';

/** What Cyclr may say when it is asked for the list, and before that to install what makes it up. */
export const finding: readonly Cause<AccountScene, AccountStage>[] = [
  {
    name: 'Cyclr installs the template',
    makes: 'done installTemplate',
    brings: (_, { installed }) => (installed ? { output: installed } : undefined),
    happen: async ({ sandbox, gate }) => {
      sandbox.clearFaults();
      await gate.release('installTemplate');
    },
  },
  {
    name: 'Cyclr cannot install the template',
    makes: 'error installTemplate',
    brings: (_, { uninstalled }) => (uninstalled ? { error: uninstalled } : undefined),
    happen: async ({ sandbox, gate }) => {
      sandbox.clearFaults();
      failures.template(sandbox);
      await gate.release('installTemplate');
    },
  },
  {
    name: 'Cyclr says which connectors there are',
    makes: 'done findConnectors',
    brings: (_, { found }) => ({ output: found }),
    happen: async ({ scene, sandbox, gate }) => {
      sandbox.clearFaults();
      if (scene.unlisted) await gate.release('listUnauthenticated');
      await gate.release('listConnectors');
    },
  },
  {
    name: 'Cyclr cannot say which connectors there are',
    makes: 'error findConnectors',
    brings: (_, { unfound }) => ({ error: unfound }),
    happen: async ({ sandbox, gate }) => {
      sandbox.clearFaults();
      failures.list(sandbox);
      await gate.release('listConnectors');
    },
  },
  {
    name: 'Cyclr cannot say what the installed template lacks',
    makes: 'error findConnectors',
    brings: (_, { unlisted }) => unlisted && { error: unlisted },
    happen: async ({ sandbox, gate }) => {
      sandbox.clearFaults();
      failures.lacking(sandbox);
      await gate.release('listUnauthenticated');
    },
  },
];
