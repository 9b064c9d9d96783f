import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AccountOutcome } from '../../domain/account.js';
import type { ConnectorApi } from '../../domain/connector-api.js';
import { createGatewayClient } from '../../gateway/client.js';
import { type AccountAuth, createAccountAuth } from '../../view/account-auth.js';
import type { AccountView } from '../../view/account-view.js';
import type { ConnectorAuthMessages } from '../messages.js';
import { driverOf, type OAuthMode } from '../own-store.js';
import { styles } from '../styles.js';
import { type AccountAuthMessages, englishAccount } from './messages.js';
import { accountStyles } from './styles.js';

/** What the element tells its host, beside what the element of the connector at hand tells. */
export interface AccountAuthEventMap {
  /** The flow has ended, by itself or by the user. */
  'cyclr-account-ended': CustomEvent<AccountOutcome>;
}

const makings = ['store', 'api', 'gatewayUrl', 'oauthMode', 'connectors'] as const;
const takeable = ['toDo', 'skipped', 'failed'];

/**
 * `<cyclr-account-auth>`: the flow of an account's connectors, drawn from its `AccountView`; the one at hand is a
 * `<cyclr-connector-auth>`.
 *
 * Attributes: `gateway-url`, `oauth-mode`, `connectors` (ids, parted by spaces; default: all of the account), `theme`.
 * Properties besides: `store`, `api`, `messages`, `connectorMessages`. Event: `cyclr-account-ended`.
 *
 * Parts: those of the connector's element, and `bar`, `list`, `entry`, `entry-name`, `entry-status`, `take`, `skip`.
 */
export class CyclrAccountAuthElement extends LitElement {
  static override styles = [styles, accountStyles];
  static override properties = {
    gatewayUrl: { attribute: 'gateway-url' },
    oauthMode: { attribute: 'oauth-mode' },
    connectors: {},
    store: { attribute: false },
    api: { attribute: false },
    messages: { attribute: false },
    connectorMessages: { attribute: false },
    shown: { state: true },
  };

  declare gatewayUrl: string | undefined;
  declare oauthMode: OAuthMode;
  declare connectors: string | undefined;
  /** A running flow of the host's own, to be drawn. */
  declare store: AccountAuth | undefined;
  declare api: ConnectorApi | undefined;
  declare messages: Partial<AccountAuthMessages>;
  declare connectorMessages: Partial<ConnectorAuthMessages>;
  declare private shown: AccountView | undefined;

  #running: { readonly account: AccountAuth; readonly end: () => void } | undefined;
  #focused = false;
  #drawn = '';

  constructor() {
    super();
    this.oauthMode = 'popup';
    this.messages = {};
    this.connectorMessages = {};
  }

  /** What is shown; nothing before the flow has begun. */
  get view(): AccountView | undefined {
    return this.shown;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#running || makings.some((name) => changed.has(name))) this.#begin();
    // Not `:focus-within`: while a sign-in window has the user, nothing in this one matches `:focus`.
    this.#focused = this.shadowRoot?.activeElement != null;
  }

  protected override updated(): void {
    const drawn = this.shown?.step ?? '';
    if (drawn !== this.#drawn && this.#focused) {
      this.renderRoot.querySelector<HTMLElement>('[data-first], [data-title]')?.focus();
    }
    this.#drawn = drawn;
  }

  #ownStore(): AccountAuth | undefined {
    const api = this.api ?? (this.gatewayUrl && createGatewayClient({ url: this.gatewayUrl }));
    if (!api) return undefined;
    const ids = this.connectors?.split(/\D+/).filter(Boolean).map(Number);
    return createAccountAuth({
      api,
      oauth: driverOf(this.oauthMode),
      ...(ids?.length && { source: { kind: 'connectors' as const, accountConnectorIds: ids } }),
    });
  }

  #begin(): void {
    this.#end();
    if (!this.isConnected) return;
    const given = this.store;
    const account = given ?? this.#ownStore();
    if (!account) return;
    let ended = false;
    const unsubscribe = account.subscribe((view) => {
      this.shown = view;
    });
    void account.done.then((detail) => {
      const event = new CustomEvent('cyclr-account-ended', {
        detail,
        bubbles: true,
        composed: true,
      });
      if (!ended) this.dispatchEvent(event);
    });
    this.#running = {
      account,
      end: () => {
        ended = true;
        unsubscribe();
        if (given) return;
        account.cancel();
        account.stop();
      },
    };
  }

  #end(): void {
    this.#running?.end();
    this.#running = undefined;
    this.shown = undefined;
  }

  #list({ entries, current }: AccountView, account: AccountAuth, messages: AccountAuthMessages) {
    return html`<ul part="list">
      ${entries.map(
        ({
          accountConnectorId: id,
          name,
          status,
          icon,
        }) => html`<li part="entry" data-connector=${id}>
          ${icon?.startsWith('data:image/') ? html`<img part="icon" src=${icon} alt="">` : nothing}
          <span part="entry-name">${name}</span>
          <span part="entry-status">${messages.status(status)}</span>
          ${
            takeable.includes(status) && id !== current
              ? html`<button part="button take" type="button" aria-label=${messages.take(name)}
                @click=${() => account.choose(id)}>${messages.connect()}</button>`
              : nothing
          }
        </li>`,
      )}
    </ul>`;
  }

  #step(view: AccountView, account: AccountAuth, messages: AccountAuthMessages): TemplateResult {
    switch (view.step) {
      case 'loading':
        return html`<p part="hint">${messages.loading()}</p>`;
      case 'overview':
        return html`${this.#list(view, account, messages)}
          <div part="actions">
            <button part="button submit" type="button" data-first
              ?hidden=${view.current === undefined && view.progress.toDo === 0}
              @click=${() => (view.current === undefined ? account.next() : account.resume())}
              >${view.current === undefined ? messages.begin() : messages.goOn()}</button>
            <button part="button" type="button" @click=${() => account.finish()}>${messages.finish()}</button>
          </div>`;
      case 'connector':
        return html`<cyclr-connector-auth .store=${account.connector()} .messages=${this.connectorMessages}
            theme=${this.getAttribute('theme') ?? nothing}></cyclr-connector-auth>
          <div part="actions">
            <button part="button skip" type="button" @click=${() => account.skip()}>${messages.skip()}</button>
            <button part="button" type="button" @click=${() => account.pause()}>${messages.showList()}</button>
          </div>`;
      case 'failed':
        return html`<p part="error" role="alert">${messages.error(view.error)}</p>
          <div part="actions"><button part="button submit" type="button" data-first
            @click=${() => account.retry()}>${messages.tryAgain()}</button></div>`;
      case 'finished':
        return html`<p part="hint">${messages.finished()}</p>${this.#list(view, account, messages)}`;
      case 'cancelled':
        return html`<p part="hint">${messages.cancelled()}</p>`;
    }
  }

  protected override render(): TemplateResult {
    const messages = { ...englishAccount, ...this.messages };
    const [view, account] = [this.shown, this.#running?.account];
    if (!view || !account) return html`<p part="misuse">${messages.misuse()}</p>`;
    const progress = messages.progress(view.progress);
    return html`<div part="card"><div part="body">
        <h2 part="title" tabindex="-1" data-title>${messages.title()}</h2>
        ${
          view.step === 'loading'
            ? nothing
            : html`<p part="hint">${progress}</p>
              <progress part="bar" aria-label=${progress} max=${Math.max(1, view.progress.total)}
                value=${view.progress.authenticated}></progress>`
        }
        ${this.#step(view, account, messages)}
      </div>
      <p part="status" role="status">${progress}</p>
    </div>`;
  }
}
