import { html, nothing, type TemplateResult } from 'lit';
import type { AccountEntry } from '../../domain/account.js';
import type { AccountAuth } from '../../view/account-auth.js';
import type { AccountView } from '../../view/account-view.js';
import type { ConnectorAuthMessages } from '../messages.js';
import {
  actions,
  errorText,
  icon,
  once,
  progress,
  startAgain,
  text,
  title,
} from '../steps/frame.js';
import type { AccountAuthMessages } from './messages.js';

export interface AccountContext {
  readonly view: AccountView;
  readonly account: AccountAuth;
  readonly messages: AccountAuthMessages;
  /** For the connector at hand. */
  readonly connectorMessages: Partial<ConnectorAuthMessages>;
  readonly theme: string | null;
  /** Begins anew; nothing where that is for the host to do. */
  readonly restart: (() => void) | undefined;
}

const button = (parts: string, label: string, act: () => void, first = false): TemplateResult =>
  html`<button part="button ${parts}" type="button" ?data-first=${first} @click=${once(act)}>${label}</button>`;

const takeable: readonly AccountEntry['status'][] = ['toDo', 'skipped', 'failed'];

/** Every connector and how it stands; a button where it can be taken. */
const list = ({
  view,
  account,
  messages,
}: AccountContext): TemplateResult => html`<ul part="list" role="list">
  ${view.entries.map((entry) => {
    const { accountConnectorId: id, name, status, verified } = entry;
    const canBeTaken = view.step === 'overview' && takeable.includes(status) && id !== view.current;
    return html`<li part="entry" data-connector=${id} data-status=${status} aria-current=${id === view.current ? 'step' : nothing}>
      ${icon(entry.icon)}
      <div part="entry-text">
        <span part="entry-name">${name}</span>
        ${entry.error ? html`<span part="entry-error">${messages.error(entry.error)}</span>` : nothing}
      </div>
      <span part="entry-status">${messages.status(status, verified)}</span>
      ${
        canBeTaken
          ? html`<button part="button take" type="button" aria-label=${messages.take(name, status)}
            @click=${once(() => account.choose(id))}>${messages.connect(status)}</button>`
          : nothing
      }
    </li>`;
  })}
</ul>`;

const step = (context: AccountContext): unknown => {
  const { view, account, messages } = context;
  const ways = { view, auth: account, messages };
  switch (view.step) {
    case 'loading':
      return html`${progress(messages.loading())}${actions(ways)}`;
    case 'overview': {
      const begun = view.current !== undefined;
      const go = () => (begun ? account.resume() : account.next());
      const more = begun || view.progress.toDo > 0;
      return html`${list(context)}${actions(
        ways,
        html`${more ? button('submit', begun ? messages.goOn() : messages.begin(), go, true) : nothing}
          ${button('finish', messages.finish(), () => account.finish(), !more)}`,
      )}`;
    }
    case 'connector':
      return html`<cyclr-connector-auth .store=${account.connector()} .messages=${context.connectorMessages}
          theme=${context.theme ?? nothing} exportparts=${shared}></cyclr-connector-auth>
        ${actions(
          ways,
          html`${button('skip', messages.skip(), () => account.skip())}
            ${button('list-button', messages.showList(), () => account.pause())}`,
        )}`;
    case 'failed':
      return html`${errorText(view.error, context)}
        ${actions(
          ways,
          button('submit', messages.tryAgain(), () => account.retry(), true),
        )}`;
    case 'finished':
      return html`${text('hint', messages.finished())}${list(context)}`;
    case 'cancelled':
      return html`${text('hint', messages.cancelled())}
        ${list(context)}
        ${startAgain(messages.startAgain(), context.restart)}`;
  }
};

// What a page may style of the connector at hand; the names they share with the account's own are those of both.
const shared = [
  'card,header,icon,names,name,description,body,title,hint,notice,error,form,field,label,mark,input,checkbox',
  'choices,choice,radio,help,field-error,actions,button,submit,back,again,stop,link,progress,progress-bar,done',
].join();

/** The title, how far it has come, and the step. */
export const renderAccount = (context: AccountContext): TemplateResult => {
  const { view, messages } = context;
  const counts = messages.progress(view.progress);
  return html`${title(messages.title())}
    ${
      view.progress.total === 0
        ? nothing
        : html`${text('hint', counts)}
          <progress part="bar" aria-label=${counts} max=${view.progress.total}
            value=${view.progress.authenticated}></progress>`
    }
    ${step(context)}`;
};
