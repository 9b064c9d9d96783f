import type { Page } from 'playwright-core';
import type { Spoilt } from '../world/gate.js';
import type { Button } from './stage.js';
import { buttons } from './stage.js';

declare global {
  interface Window {
    /** What the element's way to Cyclr is to answer the next call with. */
    spoilt?: { readonly answer: Spoilt };
  }
}

interface Making {
  readonly id: number;
  readonly mode: 'popup' | 'link' | 'redirect';
  readonly reauthenticate: boolean;
}

/** The buttons that stand for a command; which of them it is can depend on the step. */
const parts: Readonly<Record<Button, readonly string[]>> = {
  back: ['back'],
  cancel: ['cancel'],
  retry: ['submit'],
  'oauth.start': ['again', 'submit'],
  'oauth.cancel': ['stop'],
};

/** The element in a page, worked as a user works it. */
export const elementIn = (page: Page) => {
  const part = (name: string) => page.locator(`cyclr-connector-auth [part~="${name}"]`);
  const click = (name: string) => part(name).first().click();
  const look = () =>
    page.evaluate(() => {
      const element = document.querySelector('cyclr-connector-auth');
      const shownParts = [...(element?.shadowRoot?.querySelectorAll('button') ?? [])].map(
        (button) => ({
          parts: button.part.value.split(' '),
          type: button.type,
        }),
      );
      return { view: element?.view, buttons: shownParts };
    });
  return {
    click,
    /** Makes one whose way to Cyclr is the gateway's client, and can be spoilt. */
    put: (making: Making) =>
      page.evaluate(({ id, mode, reauthenticate }) => {
        const client = window.library.createGatewayClient({ url: '/cyclr-auth' });
        const element = document.createElement('cyclr-connector-auth');
        element.accountConnectorId = id;
        element.oauthMode = mode;
        element.reauthenticate = reauthenticate;
        element.api = {
          ...client,
          fetchConnector: (...asked) => {
            const task = client.fetchConnector(...asked);
            return async () => {
              const heard = await task();
              const { spoilt } = window;
              delete window.spoilt;
              // Whatever it is: a host's own way may answer anything.
              return spoilt ? JSON.parse(JSON.stringify(spoilt.answer)) : heard;
            };
          },
        };
        document.querySelector('main')?.append(element);
      }, making),
    spoil: (answer: Spoilt) =>
      page.evaluate((due) => {
        window.spoilt = { answer: due };
      }, answer),
    press: async (button: Button) => {
      for (const name of parts[button]) {
        if ((await part(name).count()) > 0) return click(name);
      }
      throw new Error(`There is no button for ${button}.`);
    },
    choose: async (method: string) => {
      await page.locator(`cyclr-connector-auth input[value="${method}"]`).check();
      await click('submit');
    },
    fillIn: async (values: Readonly<Record<string, string>>) => {
      for (const [name, text] of Object.entries(values)) {
        await page.locator(`cyclr-connector-auth input[name="${name}"]`).fill(text);
      }
      await click('submit');
    },
    /** The view, and the commands there are buttons for. */
    look: async () => {
      const { view, buttons: there } = await look();
      const has = (name: string, type = 'button') =>
        there.some((button) => button.parts.includes(name) && button.type === type);
      const offered = (button: Button): boolean => {
        if (button === 'retry') return view?.step === 'failed' && has('submit');
        if (button === 'oauth.start')
          return has('again') || (view?.step === 'oauth' && has('submit'));
        return parts[button].some((name) => has(name));
      };
      return { view, offers: buttons.filter(offered) };
    },
  };
};
