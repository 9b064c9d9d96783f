import { createConnectorDisconnect } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { createGate, gatedApi, spoiler } from '../world/gate.js';
import { type CyclrRecord, recordIn } from '../world/record.js';
import { shown } from '../world/shown.js';
import { telltale } from '../world/telltale.js';
import type { Walked } from '../world/walk.js';
import { storeWitness, witnessed } from '../world/witness.js';
import type { DisconnectStage } from './causes.js';
import { type DisconnectScene, storedIn } from './scenes.js';

export type DisconnectStoreStage = DisconnectStage & Walked<CyclrRecord>;

/** Disconnecting behind its store, in this process. */
export const disconnectStoreStage = (
  sandbox: Sandbox,
  { input }: DisconnectScene,
): DisconnectStoreStage => {
  const gate = createGate();
  const inspect = telltale();
  sandbox.reset();
  const watch = storeWitness(sandbox, storedIn(sandbox, input.accountConnectorId));
  const api = gatedApi(clientOf(sandbox, { retry: { limit: 0 } }), gate, spoiler());
  const flow = createConnectorDisconnect({
    api,
    inspect: witnessed(inspect, watch),
    ...input,
  });
  const commands = {
    'disconnect.confirm': flow.confirm,
    retry: flow.retry,
    cancel: flow.cancel,
  };
  return {
    sandbox,
    gate,
    press: async (button) => commands[button](),
    abortsAtOnce: true,
    taken: inspect.taken,
    witness: watch.of({ getView: flow.getView, actor: inspect.actor }),
    ticks: inspect.ticks,
    look: () => ({
      view: shown(flow.getView()),
      record: recordIn(sandbox, input.accountConnectorId),
      value: inspect.value(),
      context: inspect.context(),
    }),
    close: flow.stop,
  };
};
