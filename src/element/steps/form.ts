import { html, type TemplateResult } from 'lit';
import type { StepContext } from '../step.js';
import { actions } from './frame.js';

/** The input of a form by its name; a name may be anything, also that of a form's own member. */
export const inputNamed = (form: HTMLFormElement, name: string): HTMLInputElement | undefined =>
  [...form.querySelectorAll('input')].find((input) => input.name === name);

export const textOf = (form: HTMLFormElement, name: string): string =>
  inputNamed(form, name)?.value ?? '';

/** What was typed into a masked field is out of the page as soon as it has been handed over. */
export const clearMasked = (form: HTMLFormElement): void => {
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'password') input.value = '';
  }
};

/** Handles a form by itself: the page stays. */
const submitting =
  (submit: (form: HTMLFormElement) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    // A date that is half typed reads as none, which would remove the stored one: the browser says what is wrong.
    const half = [...form.querySelectorAll('input')].find((input) => input.validity.badInput);
    if (half) half.reportValidity();
    else submit(form);
  };

interface FormTemplate {
  readonly fields: unknown;
  /** On the button. */
  readonly label: string;
  readonly submit: (form: HTMLFormElement) => void;
}

/** A form and its buttons. Each step has a template of its own around it, so none shows what was typed in another. */
export const form = (
  context: StepContext,
  { fields, label, submit }: FormTemplate,
): TemplateResult => html`<form part="form" novalidate @submit=${submitting(submit)}>
  ${fields}
  ${actions(context, html`<button part="button submit" type="submit">${label}</button>`)}
</form>`;
