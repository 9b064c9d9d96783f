import { html, nothing, type TemplateResult } from 'lit';
import type { AuthError } from '../../domain/auth-error.js';
import type { ConnectorViewBase } from '../../view/connector-view.js';

/** The title of a step; it takes the focus where the step has nothing to operate. */
export const title = (text: string): TemplateResult =>
  html`<h2 part="title" tabindex="-1" data-title>${text}</h2>`;

export const text = (part: string, content: string | undefined) =>
  content ? html`<p part=${part}>${content}</p>` : nothing;

/** What went wrong with the step as a whole; what is wrong with a field stands at the field. */
export const errorText = (
  error: AuthError | undefined,
  { messages }: { readonly messages: { readonly error: (error: AuthError) => string } },
) => (error ? html`<p part="error" role="alert">${messages.error(error)}</p>` : nothing);

export const icon = (src: string | undefined) =>
  src?.startsWith('data:image/') ? html`<img part="icon" src=${src} alt="">` : nothing;

/** Which connector it is about. */
export const header = (connector: ConnectorViewBase['connector']) =>
  connector
    ? html`<header part="header">
      ${icon(connector.icon)}
      <div part="names">
        ${text('name', connector.name)}
        ${text('description', connector.description)}
      </div>
    </header>`
    : nothing;

/** All that an element shows, and what a screen reader says of it. */
export const card = (content: {
  readonly label: string | undefined;
  readonly header: unknown;
  readonly body: unknown;
  readonly status: string;
}): TemplateResult => html`<div part="card" role="group" aria-label=${content.label ?? nothing}>
  ${content.header}
  <div part="body">${content.body}</div>
  <p part="status" role="status">${content.status}</p>
</div>`;

/** A wait; how long, nobody knows. */
export const progress = (label: string): TemplateResult =>
  html`<div part="progress" role="progressbar" aria-label=${label}><div part="progress-bar"></div></div>`;

/** The second click of a double click was meant for what stood there before. */
export const once =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) act();
  };

/** After the user has left a flow. */
export const startAgain = (label: string, restart: (() => void) | undefined) =>
  restart
    ? html`<div part="actions"><button part="button again" type="button" @click=${once(restart)}>${label}</button></div>`
    : nothing;

/** The ways out that a view offers, and what they are called. */
interface WaysOut {
  readonly view: { readonly canGoBack?: boolean; readonly canCancel: boolean };
  readonly auth: { back?(): void; cancel(): void };
  readonly messages: { readonly back?: () => string; readonly cancel: () => string };
}

/** The row of buttons: the step's own first, then the ways out that the view offers. */
export const actions = (
  { view, auth, messages }: WaysOut,
  own: unknown = nothing,
): TemplateResult => html`<div part="actions">
  ${own}
  ${
    view.canGoBack
      ? html`<button part="button back" type="button" @click=${once(() => auth.back?.())}>${messages.back?.()}</button>`
      : nothing
  }
  ${
    view.canCancel
      ? html`<button part="button cancel" type="button" @click=${once(() => auth.cancel())}>${messages.cancel()}</button>`
      : nothing
  }
</div>`;
