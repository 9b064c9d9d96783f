import * as t from '#io-ts';
import type { ConnectorSource } from '../../domain/account.js';
import type { AccountView } from '../../view/account-view.js';
import { sessionRecord } from '../session-record.js';

/** What a page remembers of a template it has installed, so that a reload does not install it again. */
export interface TemplateMemory {
  /** The template, or what it has become. */
  readonly source: () => ConnectorSource;
  readonly remember: (view: AccountView) => void;
}

const Installed = t.type({
  v: t.literal(1),
  cycleId: t.string,
  accountConnectorIds: t.array(t.number),
});

export const templateMemory = (templateId: string): TemplateMemory => {
  const record = sessionRecord(`template:${templateId}`, Installed);
  return {
    source: () => {
      const installed = record.recall();
      return installed ? { kind: 'connectors', ...installed } : { kind: 'template', templateId };
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
