import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { field } from './field.js';
import { inputNamed, submitting } from './form.js';
import { actions, errorText, text, title } from './frame.js';

/** How the app is to be authenticated, where there are several ways. */
export const methodStep = (context: StepContext<ViewOf<'method'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const heading = messages.methodTitle(nameOf(view));
  const submit = (form: HTMLFormElement) =>
    auth.submitMethod(form.querySelector<HTMLInputElement>('input:checked')?.value ?? '');
  return html`${title(heading)}
    ${text('hint', messages.methodHint(nameOf(view)))}
    ${errorText(view.error, context)}
    <form part="form" novalidate @submit=${submitting(submit)}>
      <div part="choices" role="radiogroup" aria-label=${heading}>
        ${view.methods.map(({ id, name, description }, nth) => {
          const help = `method-${nth}-help`;
          return html`<label part="choice">
            <input part="radio" type="radio" name="method" value=${id} ?checked=${nth === 0}
              aria-labelledby="method-${nth}" aria-describedby=${description ? help : nothing}>
            <span part="label" id="method-${nth}">${name}</span>
            ${description ? html`<span part="help" id=${help}>${description}</span>` : nothing}
          </label>`;
        })}
      </div>
      ${actions(context, html`<button part="button submit" type="submit">${messages.next()}</button>`)}
    </form>`;
};

/** What the instance is to be called, where its name is in use. */
export const nameStep = (context: StepContext<ViewOf<'name'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const label = messages.nameLabel();
  const { name: error } = view.fieldErrors;
  const submit = (form: HTMLFormElement) => auth.submitName(inputNamed(form, 'name')?.value ?? '');
  return html`${title(messages.nameTitle(nameOf(view)))}
    ${errorText(error ? undefined : view.error, context)}
    <form part="form" novalidate @submit=${submitting(submit)}>
      ${field({
        name: 'name',
        label,
        error: error && messages.fieldError(error, { name: 'name', label }),
        input: ({
          id,
          describedBy,
          invalid,
        }) => html`<input part="input" type="text" dir="auto" id=${id} name="name" required autocomplete="off"
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid} .value=${view.name}>`,
      })}
      ${actions(context, html`<button part="button submit" type="submit">${messages.next()}</button>`)}
    </form>`;
};
