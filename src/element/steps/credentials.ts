import { html, type TemplateResult } from 'lit';
import { headingOf } from '../heading.js';
import type { StepContext, ViewOf } from '../step.js';
import { type Control, maskedInput, textInput } from './controls.js';
import { field } from './field.js';
import { clearMasked, form, textOf } from './form.js';
import { errorText, text, title } from './frame.js';

export const apiKeyStep = (context: StepContext<ViewOf<'apiKey'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const { key: error } = view.fieldErrors;
  const [name, label] = ['key', messages.apiKeyLabel(view.label)];
  return html`${title(headingOf(view, messages))}
    ${text('hint', view.help)}
    ${errorText(error ? undefined : view.error, context)}
    ${form(context, {
      fields: field({
        name,
        label,
        error: error && messages.fieldError(error, { name, label }),
        input: maskedInput({ name }),
      }),
      label: messages.connect(),
      submit: (form) => {
        const key = textOf(form, name);
        clearMasked(form);
        auth.submitApiKey(key);
      },
    })}`;
};

export const basicStep = (context: StepContext<ViewOf<'basic'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const { username, password } = view.fieldErrors;
  const fieldOf = (name: 'username' | 'password', input: Control) => {
    const [label, error] = [messages[name](), view.fieldErrors[name]];
    return field({
      name,
      label,
      error: error && messages.fieldError(error, { name, label }),
      input,
    });
  };
  return html`${title(headingOf(view, messages))}
    ${text('hint', view.help)}
    ${errorText(username || password ? undefined : view.error, context)}
    ${form(context, {
      fields: [
        fieldOf(
          'username',
          textInput({ name: 'username', autocomplete: 'username', value: view.username }),
        ),
        fieldOf('password', maskedInput({ name: 'password', autocomplete: 'current-password' })),
      ],
      label: messages.connect(),
      submit: (form) => {
        const entered = [textOf(form, 'username'), textOf(form, 'password')] as const;
        clearMasked(form);
        auth.submitBasic(...entered);
      },
    })}`;
};
