import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { field } from './field.js';
import { clearMasked, inputNamed, submitting } from './form.js';
import { actions, errorText, text, title } from './frame.js';

const masked =
  (name: string, autocomplete: 'off' | 'current-password'): Parameters<typeof field>[0]['input'] =>
  ({ id, describedBy, invalid }) =>
    html`<input part="input" type="password" id=${id} name=${name}
    required autocomplete=${autocomplete} aria-describedby=${describedBy || nothing} aria-invalid=${invalid}>`;

const textOf = (form: HTMLFormElement, name: string): string => inputNamed(form, name)?.value ?? '';

export const apiKeyStep = (context: StepContext<ViewOf<'apiKey'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const submit = (form: HTMLFormElement) => {
    const key = textOf(form, 'key');
    clearMasked(form);
    auth.submitApiKey(key);
  };
  const { key } = view.fieldErrors;
  const label = messages.apiKeyLabel(view.label);
  return html`${title(messages.apiKeyTitle(nameOf(view)))}
    ${text('hint', view.help)}
    ${errorText(key ? undefined : view.error, context)}
    <form part="form" novalidate @submit=${submitting(submit)}>
      ${field({
        name: 'key',
        label,
        error: key && messages.fieldError(key, { name: 'key', label }),
        input: masked('key', 'off'),
      })}
      ${actions(context, html`<button part="button submit" type="submit">${messages.connect()}</button>`)}
    </form>`;
};

export const basicStep = (context: StepContext<ViewOf<'basic'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const submit = (form: HTMLFormElement) => {
    const [username, password] = [textOf(form, 'username'), textOf(form, 'password')];
    clearMasked(form);
    auth.submitBasic(username, password);
  };
  const labels = { username: messages.username(), password: messages.password() };
  const errorOf = (name: 'username' | 'password') => {
    const error = view.fieldErrors[name];
    return error && messages.fieldError(error, { name, label: labels[name] });
  };
  const [username, password] = [errorOf('username'), errorOf('password')];
  return html`${title(messages.basicTitle(nameOf(view)))}
    ${text('hint', view.help)}
    ${errorText(username || password ? undefined : view.error, context)}
    <form part="form" novalidate @submit=${submitting(submit)}>
      ${field({
        name: 'username',
        label: labels.username,
        error: username,
        input: ({
          id,
          describedBy,
          invalid,
        }) => html`<input part="input" type="text" dir="auto" id=${id} name="username"
          required autocomplete="username" autocapitalize="none" spellcheck="false"
          aria-describedby=${describedBy || nothing} aria-invalid=${invalid} .value=${view.username ?? ''}>`,
      })}
      ${field({
        name: 'password',
        label: labels.password,
        error: password,
        input: masked('password', 'current-password'),
      })}
      ${actions(context, html`<button part="button submit" type="submit">${messages.connect()}</button>`)}
    </form>`;
};
