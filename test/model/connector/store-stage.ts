import { SimulatedClock } from 'xstate';
import { createConnectorAuth } from '../../../src/index.js';
import type { OAuthDriver, SignInAttempt } from '../../../src/oauth/driver.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { createGate, gatedApi, spoiler } from '../world/gate.js';
import { type CyclrRecord, recordIn } from '../world/record.js';
import { telltale } from '../world/telltale.js';
import type { Walked } from '../world/walk.js';
import { shown } from './expected.js';
import { outcomes, signInElsewhere } from './outcomes.js';
import type { ConnectorScene } from './scenes.js';
import { type ConnectorStage, calm } from './stage.js';

/** A driver that the test tells what becomes of the sign-in page; it asks for the link as any driver does. */
const toldDriver = (resume: 'landed' | 'away' | undefined) => {
  let current: SignInAttempt | undefined;
  const drive: OAuthDriver = (attempt) => {
    current = attempt;
    return () => undefined;
  };
  return { driver: Object.assign(drive, { resume: () => resume }), attempt: () => current };
};

const noLink = outcomes.find(({ method }) => method === 'startSignIn');

/** The flow behind the store, in this process. */
export type StoreStage = ConnectorStage &
  Walked<CyclrRecord | undefined> & { readonly stop: () => void };

export const storeStage = (sandbox: Sandbox, scene: ConnectorScene): StoreStage => {
  const { id, input = {} } = scene;
  const own = clientOf(sandbox, { retry: { limit: 0 } });
  const gate = createGate();
  const clock = new SimulatedClock();
  const told = toldDriver(input.resume);
  const inspect = telltale();
  const spoilt = spoiler(undefined);
  const api = gatedApi(clientOf(sandbox, { retry: { limit: 0 } }), gate, spoilt);
  sandbox.reset();
  sandbox.setUnknowns(scene.unknowns ?? {});

  const auth = createConnectorAuth({
    api,
    accountConnectorId: id,
    oauth: told.driver,
    clock,
    inspect,
    ...(input.reauthenticate && { reauthenticate: true }),
  });
  const commands = {
    back: auth.back,
    retry: auth.retry,
    cancel: auth.cancel,
    'oauth.start': auth.startOAuth,
    'oauth.cancel': auth.cancelOAuth,
  };
  const stage: StoreStage = {
    sandbox,
    id,
    api: own,
    scene,
    gate,
    user: {
      submitProperties: async (values) => auth.submitProperties(values),
      submitApiKey: async (key) => auth.submitApiKey(key),
      submitBasic: async (username, password) => auth.submitBasic(username, password),
      press: async (button) => commands[button](),
    },
    signIn: async (tiding) => {
      const attempt = told.attempt();
      if (!attempt) throw new Error('Nobody has begun to sign in.');
      calm(stage);
      if (tiding === 'landed') await signInElsewhere(stage);
      if (tiding === 'closed' || tiding === 'landed') return attempt.signal({ type: tiding });
      if (tiding === 'failed') await noLink?.arrange(stage);
      const asked = attempt.requestLink()();
      await gate.release('startSignIn');
      const link = await asked;
      if (link._tag === 'Left') attempt.signal({ type: 'failed', error: link.left });
      else attempt.signal({ type: tiding === 'blocked' ? 'blocked' : 'link', url: link.right.url });
    },
    advance: async (ms) => clock.increment(ms),
    spoil: spoilt.spoil,
    abortsAtOnce: true,
    taken: inspect.taken,
    look: () => ({
      view: shown(auth.getView()),
      record: recordIn(sandbox, id),
      value: inspect.value(),
      context: inspect.context(),
    }),
    stop: auth.stop,
  };
  return stage;
};
