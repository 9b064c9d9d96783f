import { createAccountAuth } from '../../../src/index.js';
import type { OAuthDriver } from '../../../src/oauth/driver.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { createGate, gatedApi, spoiler } from '../world/gate.js';
import { shown } from '../world/shown.js';
import { telltale } from '../world/telltale.js';
import type { Walked } from '../world/walk.js';
import { storeWitness, witnessed } from '../world/witness.js';
import { beginIn } from './begin.js';
import type { AccountRecord } from './expected.js';
import { accountRecordIn } from './records.js';
import { type AccountScene, keyIn } from './scenes.js';
import type { AccountStage } from './stage.js';

export type AccountStoreStage = AccountStage & Walked<AccountRecord>;

/**
 * The flow of an account behind its store, in this process.
 *
 * @param isWatched whether secrets are looked for, which takes longer than the flow itself
 */
export const accountStoreStage = async (
  sandbox: Sandbox,
  scene: AccountScene,
  isWatched = false,
): Promise<AccountStoreStage> => {
  const { resumed, checks } = scene;
  const gate = createGate();
  const inspect = telltale();
  const watch = isWatched ? storeWitness(sandbox, { key: keyIn(scene) }) : undefined;
  const spoilt = spoiler();
  const drive: OAuthDriver = () => () => undefined;
  const source = await beginIn(sandbox, scene);
  const account = createAccountAuth({
    api: gatedApi(clientOf(sandbox, { retry: { limit: 0 } }), gate, spoilt),
    inspect: witnessed(inspect, watch),
    oauth: Object.assign(drive, {
      resume: (id: number) => (resumed?.accountConnectorId === id ? resumed.resume : undefined),
    }),
    ...(source && { source }),
    ...(checks && { checks }),
  });
  const commands = {
    'account.next': account.next,
    'account.skip': account.skip,
    'account.pause': account.pause,
    'account.resume': account.resume,
    'account.finish': account.finish,
    retry: account.retry,
    cancel: account.cancel,
  };
  return {
    scene,
    sandbox,
    api: clientOf(sandbox, { retry: { limit: 0 } }),
    gate,
    user: {
      press: async (button) => commands[button](),
      choose: async (id) => account.choose(id),
    },
    atHand: {
      step: async () => account.connector()?.getView().step,
      retry: async () => account.connector()?.retry(),
      cancel: async () => account.connector()?.cancel(),
      submitApiKey: async (key) => account.connector()?.submitApiKey(key),
    },
    spoil: async () => spoilt.spoil({ _tag: 'Right', right: {} }),
    abortsAtOnce: true,
    taken: inspect.taken,
    witness: watch?.of({ getView: account.getView, actor: inspect.actor }),
    ticks: inspect.ticks,
    look: () => ({
      view: shown(account.getView()),
      record: accountRecordIn(sandbox),
      value: inspect.value(),
      context: inspect.context(),
    }),
    close: account.stop,
  };
};
