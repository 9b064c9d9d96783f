import { type ElementPage, hasButton, inputsIn } from '../world/element-page.js';
import { type Button, buttons } from './stage.js';

/** The buttons that stand for a command; which of them it is can depend on the step. */
const parts: Readonly<Record<Button, readonly string[]>> = {
  back: ['back'],
  cancel: ['cancel'],
  retry: ['submit'],
  'oauth.start': ['again', 'submit'],
  'oauth.cancel': ['stop'],
};

/** The steps in which a command has a button that others have elsewhere. */
const steps: Readonly<Partial<Record<Button, unknown>>> = {
  retry: 'failed',
  'oauth.start': 'oauth',
};

/** The element in a page, worked as a user works it. */
export const elementIn = ({ page, look }: ElementPage) => {
  const part = (name: string) => page.locator(`cyclr-connector-auth [part~="${name}"]`);
  const click = (name: string) => part(name).first().click();
  return {
    click,
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
    look: async () => {
      const { controls, ...looked } = await look();
      const step =
        typeof looked.view === 'object' && looked.view !== null && 'step' in looked.view
          ? looked.view.step
          : undefined;
      const isOffered = (button: Button): boolean =>
        (steps[button] ?? step) === step && parts[button].some((name) => hasButton(controls, name));
      const inputs =
        step === 'name' ? controls.map((control) => ({ ...control, value: '' })) : controls;
      return { ...looked, offers: [...buttons.filter(isOffered), ...inputsIn(inputs)] };
    },
  };
};
