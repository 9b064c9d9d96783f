import { type ElementPages, hasButton } from '../world/element-page.js';
import { createGate } from '../world/gate.js';
import { type CyclrRecord, recordIn } from '../world/record.js';
import type { Walked } from '../world/walk.js';
import { pageWitness } from '../world/witness.js';
import { type DisconnectButton, type DisconnectStage, disconnectButtons } from './causes.js';
import { type DisconnectScene, storedIn } from './scenes.js';

export type DisconnectPageStage = DisconnectStage & Walked<CyclrRecord>;

const parts: Readonly<Record<DisconnectButton, string>> = {
  'disconnect.confirm': 'destroy',
  retry: 'submit',
  cancel: 'cancel',
};

/** Disconnecting in the element, in a page. */
export const disconnectPageStage = async (
  { host, open }: ElementPages,
  { input }: DisconnectScene,
): Promise<DisconnectPageStage> => {
  const { sandbox } = host;
  const { accountConnectorId, remove = false } = input;
  const gate = createGate();
  sandbox.reset();
  const stored = storedIn(sandbox, accountConnectorId);
  host.wait(gate);
  const at = await open();
  await at.put({
    name: 'cyclr-connector-disconnect',
    told: { accountConnectorId, removing: remove },
  });
  return {
    sandbox,
    gate,
    press: (button) =>
      at.page.locator(`cyclr-connector-disconnect [part~="${parts[button]}"]`).click(),
    abortsAtOnce: false,
    taken: at.taken,
    witness: pageWitness(at, sandbox, stored),
    look: async () => {
      const { controls, ...looked } = await at.look();
      return {
        ...looked,
        record: recordIn(sandbox, accountConnectorId),
        offers: disconnectButtons.filter((button) => hasButton(controls, parts[button])),
      };
    },
    close: at.close,
  };
};
