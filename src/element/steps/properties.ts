import { html, nothing, type TemplateResult } from 'lit';
import type { FieldView } from '../../view/connector-view.js';
import { controlOf, isTrue, readValues, toLocalTime } from '../form-values.js';
import { headingOf } from '../heading.js';
import type { StepContext, ViewOf } from '../step.js';
import { type Control, maskedInput, textInput } from './controls.js';
import { field } from './field.js';
import { clearMasked, form, inputNamed } from './form.js';
import { errorText, title } from './frame.js';

const inputModes: Partial<Record<FieldView['type'], string>> = {
  integer: 'numeric',
  decimal: 'decimal',
};

/** What can be chosen; beside it what the connected app calls it, where it was looked up there. */
const choices = ({ options, optionNames = {} }: FieldView): readonly TemplateResult[] =>
  options.map(
    (option) => html`<option value=${option}
      label=${Object.hasOwn(optionNames, option) ? optionNames[option] : nothing}></option>`,
  );

const control = (view: FieldView): Control => {
  const { name, required, options, type, value = '' } = view;
  switch (controlOf(view)) {
    case 'checkbox':
      return ({ id, describedBy, invalid }) =>
        html`<input part="checkbox" type="checkbox" id=${id} name=${name}
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid}
          .checked=${isTrue(value)}>`;
    case 'datetime':
      return ({ id, describedBy, invalid }) =>
        html`<input part="input" type="datetime-local" step="1" id=${id} name=${name} ?required=${required}
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid}
          .value=${toLocalTime(value) ?? ''}>`;
    case 'masked':
      return maskedInput({ name, required: required && !view.isSet });
    case 'text':
      return textInput({
        name,
        required,
        value,
        inputMode: inputModes[type],
        ...(options.length > 0 && { options: choices(view) }),
      });
  }
};

/** The form of the properties a connector needs, and of those it can have. */
export const propertiesStep = (context: StepContext<ViewOf<'properties'>>): TemplateResult => {
  const { view, auth, messages } = context;
  return html`${title(headingOf(view, messages))}
    ${errorText(view.error?.fieldErrors ? undefined : view.error, context)}
    ${form(context, {
      fields: [...view.fields]
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
        ),
      label: messages.next(),
      submit: (form) => {
        const values = readValues(view.fields, (name) => inputNamed(form, name));
        clearMasked(form);
        auth.submitProperties(values);
      },
    })}`;
};
