import type { ConnectorSource } from '../../../src/domain/account.js';
import { clientOf } from '../../support/sandboxed.js';
import { elementIn } from '../connector/element-in.js';
import type { Putting } from '../page/page.js';
import { memberOf } from '../paths/graph.js';
import { beginSignIn } from '../world/begun-sign-in.js';
import { type ElementPages, hasButton } from '../world/element-page.js';
import { createGate } from '../world/gate.js';
import type { Walked } from '../world/walk.js';
import { pageWitness } from '../world/witness.js';
import { beginIn } from './begin.js';
import type { AccountRecord } from './expected.js';
import { accountRecordIn } from './records.js';
import { type AccountScene, keyIn } from './scenes.js';
import { type AccountButton, type AccountStage, accountButtons } from './stage.js';

export type AccountPageStage = AccountStage & Walked<AccountRecord>;

/** The button of each command, and the step it belongs to where that makes a difference. */
const parts: Readonly<Record<AccountButton, string>> = {
  'account.next': 'submit',
  'account.skip': 'skip',
  'account.pause': 'list-button',
  'account.resume': 'submit',
  'account.finish': 'finish',
  retry: 'submit',
  cancel: 'cancel',
};

/** The command that the main button of a view stands for. */
const mainOf = (view: unknown): AccountButton => {
  if (memberOf(view, 'step') === 'failed') return 'retry';
  return memberOf(view, 'current') === undefined ? 'account.next' : 'account.resume';
};

const toldOf = (
  { resumed, checks }: AccountScene,
  source: ConnectorSource | undefined,
): Putting => ({
  name: 'cyclr-account-auth',
  told: {
    oauthMode: resumed?.resume === 'landed' ? 'redirect' : 'popup',
    ...(source?.kind === 'connectors' && { connectors: source.accountConnectorIds.join(' ') }),
    ...(source?.kind === 'template' && { template: source.templateId }),
    ...(source?.kind === 'cycle' && { cycle: source.cycleId }),
    ...(checks && { checks }),
  },
});

/** The flow of an account in the element, in a page. */
export const accountPageStage = async (
  { host, open }: ElementPages,
  scene: AccountScene,
): Promise<AccountPageStage> => {
  const { sandbox } = host;
  const begin = () => {
    const gate = createGate();
    host.wait(gate);
    return gate;
  };
  const source = await beginIn(sandbox, scene);
  let gate = begin();
  const at = await open();
  if (scene.resumed) {
    const { accountConnectorId: id, resume } = scene.resumed;
    await beginSignIn(at, gate, { id, resume });
    gate = begin();
  }
  await at.put(toldOf(scene, source));
  const connector = elementIn(at);
  // Those of the connector at hand come before those of the account.
  const click = (selector: string) =>
    at.page.locator(`cyclr-account-auth ${selector}`).last().click();
  return {
    scene,
    sandbox,
    api: clientOf(sandbox, { retry: { limit: 0 } }),
    gate,
    user: {
      press: (button) => click(`[part~="${parts[button]}"]`),
      choose: (id) => click(`[data-connector="${id}"] [part~="take"]`),
    },
    atHand: {
      step: async () => memberOf(memberOf((await at.look()).view, 'connector'), 'step'),
      retry: () => connector.press('retry'),
      cancel: () => connector.press('cancel'),
      submitApiKey: (key) => connector.fillIn({ key }),
    },
    spoil: () => at.spoil({ _tag: 'Right', right: {} }),
    abortsAtOnce: false,
    taken: at.taken,
    witness: pageWitness(at, sandbox, { key: keyIn(scene) }),
    look: async () => {
      const { controls, ...looked } = await at.look();
      const main = mainOf(looked.view);
      const isOffered = (button: AccountButton): boolean =>
        hasButton(controls, parts[button]) && (parts[button] !== 'submit' || button === main);
      const entries = controls.filter((each) => each.parts.includes('take'));
      return {
        ...looked,
        record: accountRecordIn(sandbox),
        offers: [
          ...accountButtons.filter(isOffered),
          ...entries.map(({ entry }) => `account.choose ${entry}`),
        ],
      };
    },
    close: at.close,
  };
};
