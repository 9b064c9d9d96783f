import { html, type TemplateResult } from 'lit';
import { headingOf } from '../heading.js';
import type { StepContext, ViewOf } from '../step.js';
import { actions, errorText, once, progress, startAgain, text, title } from './frame.js';

export const waitingStep = (
  context: StepContext<ViewOf<'loading' | 'saving' | 'verifying'>>,
): TemplateResult => {
  const label = headingOf(context.view, context.messages);
  return html`<p part="hint" tabindex="-1" data-title>${label}</p>${progress(label)}${actions(context)}`;
};

export const authenticatedStep = ({
  view,
  messages,
}: StepContext<
  ViewOf<'authenticated'>
>): TemplateResult => html`<div part="done ${view.verified}" aria-hidden="true"></div>
  ${title(headingOf(view, messages))}
  ${text('hint', messages.authenticated(view.verified))}`;

export const failedStep = (context: StepContext<ViewOf<'failed'>>): TemplateResult => {
  const { view, auth, messages } = context;
  return html`${title(headingOf(view, messages))}
    ${errorText(view.error, context)}
    ${actions(
      context,
      html`<button part="button submit" type="button" @click=${once(() => auth.retry())}>${messages.tryAgain()}</button>`,
    )}`;
};

export const cancelledStep = ({
  view,
  messages,
  restart,
}: StepContext<ViewOf<'cancelled'>>): TemplateResult =>
  html`${title(headingOf(view, messages))}${startAgain(messages.startAgain(), restart)}`;
