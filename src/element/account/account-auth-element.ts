import { html, type TemplateResult } from 'lit';
import type { AccountOutcome } from '../../domain/account.js';
import type { ConnectorApi } from '../../domain/connector-api.js';
import { createGatewayClient } from '../../gateway/client.js';
import {
  type AccountAuth,
  type AccountAuthOptions,
  createAccountAuth,
} from '../../view/account-auth.js';
import type { AccountView } from '../../view/account-view.js';
import type { FlowOptions } from '../../view/connector-auth.js';
import { driverOf, type OAuthMode } from '../driver-of.js';
import { changedJson, FlowElement, tell } from '../flow-element.js';
import type { ConnectorAuthMessages } from '../messages.js';
import { card } from '../steps/frame.js';
import { styles } from '../styles.js';
import { said } from './announcement.js';
import { type AccountAuthMessages, englishAccount } from './messages.js';
import { renderAccount } from './render-account.js';
import { accountStyles } from './styles.js';
import { type TemplateMemory, templateMemory } from './template-memory.js';

/** What the element tells its host, beside what the element of the connector at hand tells. */
export interface AccountAuthEventMap {
  /** The flow has ended, by itself or by the user. */
  'cyclr-account-ended': CustomEvent<AccountOutcome>;
}

/**
 * `<cyclr-account-auth>`: the flow of an account's connectors, drawn from its `AccountView`; the one at hand is a
 * `<cyclr-connector-auth>`.
 *
 * Attributes: `gateway-url`, `oauth-mode`, `theme`, and which connectors: `connectors` (ids, parted by spaces),
 * `template` (the id of one to install) or `cycle` (the id of an installed one); default: all of the account.
 * Properties besides: `store`, `api`, `inspect`, `checks`, `messages`, `connectorMessages`. Event: `cyclr-account-ended`.
 *
 * Parts: those of the connector's element, and `bar`, `list`, `entry`, `entry-text`, `entry-name`, `entry-status`,
 * `entry-error`, `take`, `skip`, `list-button`, `finish`.
 */
export class CyclrAccountAuthElement extends FlowElement<
  AccountView,
  AccountOutcome,
  AccountAuth,
  ConnectorApi
> {
  static override styles = [...styles, accountStyles];
  static override properties = {
    oauthMode: { attribute: 'oauth-mode' },
    connectors: {},
    template: {},
    cycle: {},
    checks: { attribute: false, hasChanged: changedJson },
    connectorMessages: { attribute: false },
  };

  declare oauthMode: OAuthMode;
  declare connectors: string | undefined;
  declare template: string | undefined;
  declare cycle: string | undefined;
  /** Calls that show whether what was stored works, by the name of the app. */
  declare checks: AccountAuthOptions['checks'] | undefined;
  declare messages: Partial<AccountAuthMessages>;
  declare connectorMessages: Partial<ConnectorAuthMessages>;

  #memory: TemplateMemory | undefined;
  #said = '';

  constructor() {
    super();
    this.oauthMode = 'popup';
    this.messages = {};
    this.connectorMessages = {};
  }

  /** Moves the focus to where the step goes on, which may be one of the connector at hand. */
  override focus(): void {
    const connector = this.renderRoot.querySelector('cyclr-connector-auth');
    if (connector) void connector.updateComplete.then(() => connector.focus());
    else super.focus();
  }

  protected override ownFlow(options: FlowOptions): AccountAuth {
    const { template, cycle, checks } = this;
    this.#memory = template ? templateMemory(template, options.api) : undefined;
    const ids = this.connectors?.split(/\D+/).filter(Boolean).map(Number) ?? [];
    const source =
      this.#memory?.source() ??
      (cycle ? { kind: 'cycle' as const, cycleId: cycle } : undefined) ??
      (ids.length > 0 ? { kind: 'connectors' as const, accountConnectorIds: ids } : undefined);
    return createAccountAuth({
      ...options,
      ...(this.#memory && { api: this.#memory.api }),
      oauth: driverOf(this.oauthMode),
      ...(source && { source }),
      ...(checks && { checks }),
    });
  }

  protected override apiAt(url: string): ConnectorApi {
    return createGatewayClient({ url });
  }

  /** As of every element; a template that was installed stays so, and is gone on with. */
  override restart(): void {
    if (!this.store && this.shown) this.#memory?.goOn(this.shown);
    super.restart();
  }

  protected override placeOf({ step, current }: AccountView): string {
    return step === 'connector' ? `${step}.${current}` : step;
  }

  protected override eventsOf(view: AccountView, before: AccountView | undefined) {
    if (!this.store) this.#memory?.remember(view);
    this.#said = said(view, before, { ...englishAccount, ...this.messages }) ?? this.#said;
    return [];
  }

  protected override endOf(outcome: AccountOutcome) {
    return [tell('cyclr-account-ended', outcome)];
  }

  protected override render(): TemplateResult {
    const messages = { ...englishAccount, ...this.messages };
    const [view, account] = [this.shown, this.flow];
    if (!view || !account) return html`<p part="misuse">${messages.misuse()}</p>`;
    const { connectorMessages } = this;
    const theme = this.getAttribute('theme');
    return card({
      label: messages.title(),
      header: undefined,
      body: renderAccount({
        view,
        account,
        messages,
        connectorMessages,
        theme,
        restart: this.restarts,
      }),
      status: this.#said,
    });
  }
}
