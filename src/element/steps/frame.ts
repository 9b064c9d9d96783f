import { html, nothing, type TemplateResult } from 'lit';
import type { AuthError } from '../../domain/auth-error.js';
import type { StepContext } from '../step.js';

/** The title of a step; it takes the focus where the step has nothing to operate. */
export const title = (text: string): TemplateResult =>
  html`<h2 part="title" tabindex="-1" data-title>${text}</h2>`;

export const text = (part: string, content: string | undefined) =>
  content ? html`<p part=${part}>${content}</p>` : nothing;

/** What went wrong with the step as a whole; what is wrong with a field stands at the field. */
export const errorText = (error: AuthError | undefined, { messages }: StepContext) =>
  error ? html`<p part="error" role="alert">${messages.error(error)}</p>` : nothing;

/** A wait; how long, nobody knows. */
export const progress = (label: string): TemplateResult =>
  html`<div part="progress" role="progressbar" aria-label=${label}><div part="progress-bar"></div></div>`;

/** The second click of a double click was meant for what stood there before. */
export const once =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) act();
  };

/** The row of buttons: the step's own first, then the ways out that the view offers. */
export const actions = (
  { view, auth, messages }: StepContext,
  own: unknown = nothing,
): TemplateResult => html`<div part="actions">
  ${own}
  ${
    view.canGoBack
      ? html`<button part="button back" type="button" @click=${once(() => auth.back())}>${messages.back()}</button>`
      : nothing
  }
  ${
    view.canCancel
      ? html`<button part="button cancel" type="button" @click=${once(() => auth.cancel())}>${messages.cancel()}</button>`
      : nothing
  }
</div>`;
