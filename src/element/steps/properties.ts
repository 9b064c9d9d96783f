import { html, nothing, type TemplateResult } from 'lit';
import type { FieldView } from '../../view/connector-view.js';
import { controlOf, isTrue, readValues, toLocalTime } from '../form-values.js';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { field } from './field.js';
import { clearMasked, inputNamed, submitting } from './form.js';
import { actions, errorText, title } from './frame.js';

const inputModes: Partial<Record<FieldView['type'], string>> = {
  integer: 'numeric',
  decimal: 'decimal',
};

/** What can be chosen; beside it what the connected app calls it, where it was looked up there. */
const optionList = (id: string, { options, optionNames = {} }: FieldView) =>
  html`<datalist id="${id}-options">${options.map(
    (option) => html`<option value=${option}
      label=${Object.hasOwn(optionNames, option) ? optionNames[option] : nothing}></option>`,
  )}</datalist>`;

const control = (view: FieldView): Parameters<typeof field>[0]['input'] => {
  const { name, required, options, type, value = '' } = view;
  return ({ id, describedBy, invalid }) => {
    switch (controlOf(view)) {
      case 'checkbox':
        return html`<input part="checkbox" type="checkbox" id=${id} name=${name}
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid}
          .checked=${isTrue(value)}>`;
      case 'masked':
        return html`<input part="input" type="password" id=${id} name=${name} ?required=${required && !view.isSet}
          autocomplete="off" aria-describedby=${describedBy || nothing} aria-invalid=${invalid}>`;
      case 'datetime':
        return html`<input part="input" type="datetime-local" step="1" id=${id} name=${name} ?required=${required}
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid}
          .value=${toLocalTime(value) ?? ''}>`;
      default:
        return html`<input part="input" type="text" dir="auto" id=${id} name=${name} ?required=${required}
            autocomplete="off" inputmode=${inputModes[type] ?? nothing}
            list=${options.length > 0 ? `${id}-options` : nothing}
            aria-describedby=${describedBy || nothing} aria-invalid=${invalid}
            .value=${value}>${options.length > 0 ? optionList(id, view) : nothing}`;
    }
  };
};

/** The form of the properties a connector needs, and of those it can have. */
export const propertiesStep = (context: StepContext<ViewOf<'properties'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const submit = (form: HTMLFormElement) => {
    const values = readValues(view.fields, (name) => inputNamed(form, name));
    clearMasked(form);
    auth.submitProperties(values);
  };
  return html`${title(messages.propertiesTitle(nameOf(view)))}
    ${errorText(view.error?.fieldErrors ? undefined : view.error, context)}
    <form part="form" novalidate @submit=${submitting(submit)}>
      ${[...view.fields]
        .sort((a, b) => a.order - b.order)
        .map((each) =>
          field({
            name: each.name,
            label: each.label,
            help: [each.help, each.sensitive && each.isSet && messages.alreadySet()]
              .filter(Boolean)
              .join('\n'),
            error: each.error && messages.fieldError(each.error, each),
            mark: each.required ? undefined : messages.optional(),
            input: control(each),
          }),
        )}
      ${actions(context, html`<button part="button submit" type="submit">${messages.next()}</button>`)}
    </form>`;
};
