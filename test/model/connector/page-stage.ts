import { clientOf } from '../../support/sandboxed.js';
import { beginSignIn } from '../world/begun-sign-in.js';
import { allow, type ElementPages } from '../world/element-page.js';
import { createGate } from '../world/gate.js';
import { type CyclrRecord, recordIn } from '../world/record.js';
import type { Walked } from '../world/walk.js';
import { pageWitness } from '../world/witness.js';
import { cutsItselfOff } from './causes/signing-in.js';
import { deauthenticate } from './deauthenticate.js';
import { elementIn } from './element-in.js';
import { noLink } from './outcomes.js';
import { type ConnectorScene, idIn } from './scenes.js';
import { type ConnectorStage, calm } from './stage.js';
import { secretsIn } from './typed.js';

export type PageStage = ConnectorStage & Walked<CyclrRecord>;

const modes = { popup: 'popup', blocked: 'popup', link: 'link', refused: 'popup' } as const;

/** The flow in the element, in a page. */
export const pageStage = async (
  { host, open }: ElementPages,
  scene: ConnectorScene,
): Promise<PageStage> => {
  const { sandbox } = host;
  const id = idIn(scene);
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  const cyclr = { sandbox, id, api, way: host.way };
  const { resume, accountConnectorId, install, verify, reauthenticate } = scene.input;
  const begin = () => {
    const gate = createGate();
    host.wait(gate);
    return gate;
  };

  sandbox.reset();
  sandbox.setUnknowns(scene.unknowns ?? {});
  let gate = begin();
  const at = await open({ blocked: scene.driver === 'blocked' });
  const element = elementIn(at);
  if (resume !== undefined) {
    await beginSignIn(at, gate, { id, resume });
    if (resume === 'landed') await deauthenticate(cyclr);
    gate = begin();
  }
  await at.put({
    name: 'cyclr-connector-auth',
    told: {
      oauthMode: resume === 'landed' ? 'redirect' : modes[scene.driver ?? 'popup'],
      ...(install ? { install } : { accountConnectorId }),
      ...(verify && { verify }),
      ...(reauthenticate !== undefined && { reauthenticate }),
    },
  });

  const stage: PageStage = {
    ...cyclr,
    scene,
    gate,
    user: {
      submitMethod: (method) => element.choose(method),
      submitName: (name) => element.fillIn({ name }),
      submitTokens: async () => undefined,
      submitProperties: (values) => element.fillIn(values),
      submitApiKey: (key) => element.fillIn({ key }),
      submitBasic: (username, password) => element.fillIn({ username, password }),
      press: async (button) => {
        calm(stage);
        if (scene.driver === 'refused') noLink(stage);
        await element.press(button);
      },
    },
    signIn: async (tiding) => {
      // The driver has told these at once.
      if (tiding === 'link' || tiding === 'blocked' || tiding === 'failed') return;
      calm(stage);
      if (tiding === 'landed' && scene.driver !== 'popup') await element.click('link');
      const on = await at.opened();
      if (tiding === 'landed') return allow(on);
      // A page that has cut itself off is open, and seems closed.
      if (cutsItselfOff(scene)) await on.getByRole('button', { name: 'Allow' }).waitFor();
      else await on.close();
      await at.page.clock.runFor(500);
    },
    advance: at.advance,
    spoil: at.spoil,
    abortsAtOnce: false,
    taken: at.taken,
    witness: pageWitness(at, sandbox, secretsIn(scene)),
    look: async () => ({ ...(await element.look()), record: recordIn(sandbox, id) }),
    close: at.close,
  };
  return stage;
};
