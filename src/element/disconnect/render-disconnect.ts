import { html, type TemplateResult } from 'lit';
import type { ConnectorDisconnect } from '../../view/connector-disconnect.js';
import type { DisconnectView } from '../../view/disconnect-view.js';
import { actions, errorText, once, progress, startAgain, text, title } from '../steps/frame.js';
import type { DisconnectMessages } from './messages.js';

export interface DisconnectContext {
  readonly view: DisconnectView;
  readonly auth: ConnectorDisconnect;
  readonly messages: DisconnectMessages;
  /** Begins anew; nothing where that is for the host to do. */
  readonly restart?: (() => void) | undefined;
}

export const nameOf = ({ view, messages }: Pick<DisconnectContext, 'view' | 'messages'>): string =>
  view.connector?.name ?? messages.unnamed(view.accountConnectorId);

/** The title of a step, which is also what a screen reader says as it begins. */
export const headingOf = (context: Pick<DisconnectContext, 'view' | 'messages'>): string => {
  const { view, messages } = context;
  const name = nameOf(context);
  switch (view.step) {
    case 'loading':
      return messages.loading();
    case 'saving':
      return messages.saving(view.remove);
    case 'confirm':
      return messages.title(name, view.remove);
    case 'disconnected':
      return messages.doneTitle(name, view.remove);
    case 'failed':
      return messages.failedTitle(name, view.remove);
    case 'cancelled':
      return messages.cancelledTitle();
  }
};

/** The template of a view. */
export const renderDisconnect = (context: DisconnectContext): TemplateResult => {
  const { view, auth, messages } = context;
  const heading = headingOf(context);
  switch (view.step) {
    case 'loading':
    case 'saving':
      return html`<p part="hint" tabindex="-1" data-title>${heading}</p>${progress(heading)}${actions(context)}`;
    case 'confirm':
      // The focus goes to the title and not to the button: nothing is taken away by a key that was meant for before.
      return html`${title(heading)}
        <ul part="effects">${messages
          .effects(nameOf(context), view.remove)
          .map((effect) => html`<li part="effect">${effect}</li>`)}</ul>
        ${actions(
          context,
          html`<button part="button destroy" type="button" @click=${once(() => auth.confirm())}>${messages.confirm(view.remove)}</button>`,
        )}`;
    case 'disconnected':
      return html`<div part="done" aria-hidden="true"></div>${title(heading)}`;
    case 'failed':
      return html`${title(heading)}
        ${errorText(view.error, context)}
        ${actions(
          context,
          html`<button part="button submit" type="button" @click=${once(() => auth.retry())}>${messages.tryAgain()}</button>`,
        )}`;
    case 'cancelled':
      return html`${title(heading)}
        ${text('hint', messages.cancelled(nameOf(context), view.perhaps === true))}
        ${startAgain(messages.startAgain(), context.restart)}`;
  }
};
