import { html, nothing, type TemplateResult } from 'lit';
import { headingOf } from '../heading.js';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { textInput } from './controls.js';
import { field } from './field.js';
import { form, textOf } from './form.js';
import { errorText, text, title } from './frame.js';

/** How the app is to be authenticated, where there are several ways. */
export const methodStep = (context: StepContext<ViewOf<'method'>>): TemplateResult => {
  const { view, auth, messages } = context;
  return html`${title(headingOf(view, messages))}
    ${text('hint', messages.methodHint(nameOf(view)))}
    ${errorText(view.error, context)}
    ${form(context, {
      fields: html`<div part="choices" role="radiogroup" aria-label=${headingOf(view, messages)}>
      ${view.methods.map(({ id, name, description }, nth) => {
        const help = `method-${nth}-help`;
        return html`<label part="choice">
          <input part="radio" type="radio" name="method" value=${id} ?checked=${nth === 0}
            aria-labelledby="method-${nth}" aria-describedby=${description ? help : nothing}>
          <span part="label" id="method-${nth}">${name}</span>
          ${description ? html`<span part="help" id=${help}>${description}</span>` : nothing}
        </label>`;
      })}
    </div>`,
      label: messages.next(),
      submit: (form) =>
        auth.submitMethod(form.querySelector<HTMLInputElement>('input:checked')?.value ?? ''),
    })}`;
};

/** What the instance is to be called, where its name is in use. */
export const nameStep = (context: StepContext<ViewOf<'name'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const { name: error } = view.fieldErrors;
  const [name, label] = ['name', messages.nameLabel()];
  return html`${title(headingOf(view, messages))}
    ${errorText(error ? undefined : view.error, context)}
    ${form(context, {
      fields: field({
        name,
        label,
        error: error && messages.fieldError(error, { name, label }),
        input: textInput({ name, value: view.name }),
      }),
      label: messages.next(),
      submit: (form) => auth.submitName(textOf(form, name)),
    })}`;
};
