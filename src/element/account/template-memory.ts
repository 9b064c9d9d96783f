import * as G from '#io-ts/Guard';
import type { ConnectorSource } from '../../domain/account.js';
import type { AccountView } from '../../view/account-view.js';
import { sessionRecord } from '../session-record.js';

/** What a page remembers of a template it has installed, so that a reload does not install it again. */
export interface TemplateMemory {
  /** The template, or what it has become. */
  readonly source: () => ConnectorSource;
  readonly remember: (view: AccountView) => void;
}

const Installed = G.struct({
  v: G.literal(1),
  cycleId: G.string,
  accountConnectorIds: G.array(G.number),
});

export const templateMemory = (templateId: string): TemplateMemory => {
  const record = sessionRecord(`template:${templateId}`, Installed);
  return {
    source: () => {
      const installed = record.recall();
      if (!installed) return { kind: 'template', templateId };
      const { cycleId, accountConnectorIds } = installed;
      return { kind: 'connectors', cycleId, accountConnectorIds };
    },
    remember: ({ step, cycleId, entries }) => {
      if (step === 'finished' || step === 'cancelled') record.forget();
      else if (cycleId !== undefined && entries.length > 0) {
        const accountConnectorIds = entries.map(({ accountConnectorId }) => accountConnectorId);
        record.keep({ v: 1, cycleId, accountConnectorIds });
      }
    },
  };
};
