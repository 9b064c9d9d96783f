import type { Browser, Page } from 'playwright-core';
import { clientOf } from '../../support/sandboxed.js';
import { createGate } from '../world/gate.js';
import type { GatedHost } from '../world/gated-host.js';
import { recordIn } from '../world/record.js';
import { shown } from '../world/shown.js';
import { until } from '../world/until.js';
import type { Walked } from '../world/walk.js';
import { deauthenticate } from './deauthenticate.js';
import { elementIn } from './element-in.js';
import { noLink } from './outcomes.js';
import { type ConnectorScene, idIn } from './scenes.js';
import { type ConnectorStage, calm } from './stage.js';

export type PageStage = ConnectorStage & Walked & { readonly close: () => Promise<void> };

const modes = { popup: 'popup', blocked: 'popup', link: 'link', refused: 'popup' } as const;

/** The flow in the element, in a page of its own. */
export const pageStage = async (
  browser: Browser,
  host: GatedHost,
  scene: ConnectorScene,
): Promise<PageStage> => {
  const { sandbox } = host;
  const id = idIn(scene);
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  const cyclr = { sandbox, id, api, way: host.way };
  const { resume } = scene.input;
  const mode = resume === 'landed' ? 'redirect' : modes[scene.driver ?? 'popup'];
  const begin = () => {
    const gate = createGate();
    host.wait(gate);
    return gate;
  };

  sandbox.reset();
  sandbox.setUnknowns(scene.unknowns ?? {});
  const context = await browser.newContext();
  context.setDefaultTimeout(5_000);
  await context.addInitScript('globalThis.__name = (named) => named;');
  if (scene.driver === 'blocked') await context.addInitScript('window.open = () => null;');
  const page = await context.newPage();
  await page.clock.install();
  let signInPage: Page | undefined;
  context.on('page', (opened) => {
    if (opened !== page) signInPage = opened;
  });
  const element = elementIn(page);
  const open = async () => {
    await page.goto(`${host.url}/`);
    await element.put({ id, mode, reauthenticate: scene.input.reauthenticate === true });
  };
  const allow = async (on: Page) => {
    const end = on.waitForEvent('close').catch(() => undefined);
    const button = on.getByRole('button', { name: 'Allow' });
    await Promise.race([button.click().catch(() => undefined), end]);
  };

  let gate = begin();
  await open();
  if (resume !== undefined) {
    // The sign-in began before the page was loaded anew.
    await gate.release('fetchConnector');
    await element.click('submit');
    if (resume === 'landed') {
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${host.url}/?*`);
      await deauthenticate(cyclr);
      gate = begin();
      await element.put({ id, mode, reauthenticate: false });
    } else {
      await until(() => signInPage !== undefined);
      await page.reload();
      await element.put({ id, mode, reauthenticate: false });
    }
  }

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
      await until(() => signInPage !== undefined && !signInPage.isClosed());
      const on = signInPage;
      if (!on) throw new Error('There is no sign-in page.');
      if (tiding === 'closed') {
        await on.close();
        await page.clock.runFor(500);
        return;
      }
      await allow(on);
    },
    advance: (ms) => page.clock.fastForward(ms),
    spoil: (answer) => void element.spoil(answer),
    abortsAtOnce: false,
    look: async () => {
      const { view, offers } = await element.look();
      return { view: shown(view), record: recordIn(sandbox, id), offers };
    },
    close: async () => {
      host.wait(undefined);
      await context.close();
    },
  };
  return stage;
};
