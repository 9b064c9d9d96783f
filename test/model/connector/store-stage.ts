import { SimulatedClock } from 'xstate';
import { createConnectorAuth } from '../../../src/index.js';
import type { OAuthDriver, SignInAttempt } from '../../../src/oauth/driver.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { createGate, gatedApi, spoiler } from '../world/gate.js';
import { type CyclrRecord, recordIn } from '../world/record.js';
import { shown } from '../world/shown.js';
import { telltale } from '../world/telltale.js';
import type { Walked } from '../world/walk.js';
import { storeWitness, witnessed } from '../world/witness.js';
import { noLink, signInElsewhere } from './outcomes.js';
import { type ConnectorScene, idIn } from './scenes.js';
import { type ConnectorStage, calm } from './stage.js';
import { secretsIn } from './typed.js';

/** A driver that the test tells what becomes of the sign-in page; it asks for the link as any driver does. */
const toldDriver = (resume: 'landed' | 'away' | undefined) => {
  let current: SignInAttempt | undefined;
  const drive: OAuthDriver = (attempt) => {
    current = attempt;
    return () => undefined;
  };
  return { driver: Object.assign(drive, { resume: () => resume }), attempt: () => current };
};

/** The flow behind the store, in this process. */
export type StoreStage = ConnectorStage & Walked<CyclrRecord>;

/** @param isWatched whether secrets are looked for, which takes longer than the flow itself */
export const storeStage = (
  sandbox: Sandbox,
  scene: ConnectorScene,
  isWatched = false,
): StoreStage => {
  const id = idIn(scene);
  const own = clientOf(sandbox, { retry: { limit: 0 } });
  const gate = createGate();
  const clock = new SimulatedClock();
  const told = toldDriver(scene.input.resume);
  const inspect = telltale();
  const watch = isWatched ? storeWitness(sandbox, secretsIn(scene)) : undefined;
  const spoilt = spoiler();
  const api = gatedApi(clientOf(sandbox, { retry: { limit: 0 } }), gate, spoilt);
  sandbox.reset();
  sandbox.setUnknowns(scene.unknowns ?? {});

  const { resume: _resume, ...target } = scene.input;
  const auth = createConnectorAuth({
    api,
    ...target,
    oauth: told.driver,
    clock,
    inspect: witnessed(inspect, watch),
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
    way: own,
    scene,
    gate,
    user: {
      submitMethod: async (authenticationId) => auth.submitMethod(authenticationId),
      submitName: async (name) => auth.submitName(name),
      submitTokens: async (tokens) => auth.submitTokens(tokens),
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
      if (tiding === 'failed') noLink(stage);
      const asked = attempt.requestLink()();
      await gate.release('startSignIn');
      const link = await asked;
      if (link._tag === 'Left') attempt.signal({ type: 'failed', error: link.left });
      else attempt.signal({ type: tiding === 'blocked' ? 'blocked' : 'link', url: link.right.url });
    },
    advance: async (ms) => clock.increment(ms),
    spoil: async (answer) => spoilt.spoil(answer),
    abortsAtOnce: true,
    taken: inspect.taken,
    witness: watch?.of({ getView: auth.getView, actor: inspect.actor }),
    ticks: inspect.ticks,
    look: () => ({
      view: shown(auth.getView()),
      record: recordIn(sandbox, id),
      value: inspect.value(),
      context: inspect.context(),
    }),
    close: auth.stop,
  };
  return stage;
};
