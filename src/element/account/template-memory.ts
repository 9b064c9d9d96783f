import * as G from '#io-ts/Guard';
import type { ConnectorSource } from '../../domain/account.js';
import { authError } from '../../domain/auth-error.js';
import type { ConnectorApi } from '../../domain/connector-api.js';
import { isLeft, left } from '../../domain/either.js';
import { installedPerhaps } from '../../domain/install.js';
import type { AccountView } from '../../view/account-view.js';
import { sessionRecord } from '../session-record.js';

/** What a page remembers of a template it installs, so that a reload does not install it again. */
export interface TemplateMemory {
  /** The template, or what it has become. */
  readonly source: () => ConnectorSource;
  /** The same way to Cyclr, which remembers an install from before it is sent. */
  readonly api: ConnectorApi;
  readonly remember: (view: AccountView) => void;
  /** Has the next flow of the same template go on with what this view has of it. */
  readonly goOn: (view: AccountView) => void;
}

const Installed = G.struct({
  v: G.literal(1),
  cycleId: G.string,
  accountConnectorIds: G.array(G.number),
});
/** It has been sent, and no answer is known. */
const Begun = G.struct({ v: G.literal(1), begun: G.literal(true) });

export const templateMemory = (templateId: string, api: ConnectorApi): TemplateMemory => {
  const record = sessionRecord(`template:${templateId}`, G.union(Installed, Begun));
  const before = record.recall();
  let isOpen = before !== undefined && 'begun' in before;
  return {
    source: () => {
      if (!before || 'begun' in before) return { kind: 'template', templateId };
      const { cycleId, accountConnectorIds } = before;
      return { kind: 'connectors', cycleId, accountConnectorIds };
    },
    api: {
      ...api,
      installTemplate: (id, options) => async () => {
        // No call tells whether it was installed, so it is sent again only by somebody who has been told.
        if (isOpen) {
          isOpen = false;
          return left(installedPerhaps(authError('network', 'install')));
        }
        record.keep({ v: 1, begun: true });
        const installed = await api.installTemplate(id, options)();
        if (!isLeft(installed)) {
          const { cycleId, accountConnectorIds } = installed.right;
          record.keep({ v: 1, cycleId, accountConnectorIds: [...accountConnectorIds] });
        } else if (installedPerhaps(installed.left) === installed.left) record.forget();
        return installed;
      },
    },
    remember: ({ step, cycleId }) => {
      if (cycleId !== undefined && (step === 'finished' || step === 'cancelled')) record.forget();
    },
    goOn: ({ cycleId, entries }) => {
      if (cycleId === undefined) return;
      const accountConnectorIds = entries.map(({ accountConnectorId }) => accountConnectorId);
      record.keep({ v: 1, cycleId, accountConnectorIds });
    },
  };
};
