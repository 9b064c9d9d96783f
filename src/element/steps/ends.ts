import { html, type TemplateResult } from 'lit';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { actions, errorText, once, progress, text, title } from './frame.js';

export const waitingStep = ({
  view,
  ...rest
}: StepContext<ViewOf<'loading' | 'saving' | 'verifying'>>): TemplateResult => {
  const label = rest.messages[view.step]();
  return html`<p part="hint" tabindex="-1" data-title>${label}</p>${progress(label)}${actions({ view, ...rest })}`;
};

export const authenticatedStep = ({
  view,
  messages,
}: StepContext<
  ViewOf<'authenticated'>
>): TemplateResult => html`<div part="done ${view.verified}" aria-hidden="true"></div>
  ${title(messages.authenticatedTitle(nameOf(view), view.verified))}
  ${text('hint', messages.authenticated(view.verified))}`;

export const failedStep = (context: StepContext<ViewOf<'failed'>>): TemplateResult => {
  const { view, auth, messages } = context;
  return html`${title(messages.failedTitle(nameOf(view)))}
    ${errorText(view.error, context)}
    ${actions(
      context,
      html`<button part="button submit" type="button" @click=${once(() => auth.retry())}>${messages.tryAgain()}</button>`,
    )}`;
};

export const cancelledStep = ({ messages }: StepContext<ViewOf<'cancelled'>>): TemplateResult =>
  title(messages.cancelledTitle());
