import { html, type TemplateResult } from 'lit';
import type { ConnectorFlowApi } from '../domain/connector-api.js';
import type { InstallRequest } from '../domain/install.js';
import type { Outcome } from '../domain/outcome.js';
import type { VerificationCheck } from '../domain/verification.js';
import { connectionTo } from '../gateway/client/connection.js';
import { connectorCalls } from '../gateway/client/connector-calls.js';
import type { FlowOptions } from '../view/connector-auth.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import type { OAuthMode } from './driver-of.js';
import { eventsOf, stepKey } from './events.js';
import { changedJson, FlowElement } from './flow-element.js';
import { announcement } from './heading.js';
import { type ConnectorAuthMessages, english } from './messages.js';
import { type OwnFlow, ownFlow } from './own-flow.js';
import { renderView } from './render-view.js';
import { card, header } from './steps/frame.js';
import { styles } from './styles.js';

/**
 * `<cyclr-connector-auth>`: the flow of one account connector, drawn from its `ConnectorView`.
 *
 * It begins when it is connected and ends, cancelled, when it is disconnected. A store given to it is its host's:
 * it is drawn, and neither started nor ended.
 *
 * Attributes: `account-connector-id` with `authentication-id`, or `install` (the name or id of an app that is not in
 * the account yet) with `install-version`, `install-name`, `install-description`, `install-authentication`;
 * `gateway-url`, `oauth-mode` (`popup`, `redirect` or `link`; default `popup`), `reauthenticate`, `verify-test` or
 * `verify-lookup`, `theme` (`light` or `dark`; default: the page's). Properties besides: `store`, `api` in place of
 * `gateway-url`, `inspect`, `messages`, and `install` and `verify` as objects.
 *
 * Events: see `ConnectorAuthEventMap`.
 *
 * Parts: `card`, `header`, `icon`, `names`, `name`, `description`, `body`, `title`, `hint`, `notice`, `error`, `form`, `field`,
 * `label`, `mark`, `input`, `checkbox`, `choices`, `choice`, `radio`, `help`, `field-error`, `actions`, `button` with
 * one of `submit`, `back`, `cancel`, `again`, `stop`, then `link`, `progress`, `progress-bar`, `done` with one of
 * `yes`, `no`, `unknown`, `status`, `misuse`.
 *
 * Custom properties: `--cyclr-accent`, `-on-accent`, `-surface`, `-field`, `-text`, `-muted`, `-border`, `-line`,
 * `-danger`, `-danger-surface`, `-success`, `-radius`, `-space`, `-font`.
 */
export class CyclrConnectorAuthElement extends FlowElement<
  ConnectorView,
  Outcome,
  ConnectorAuth,
  ConnectorFlowApi
> {
  static override styles = styles;
  static override properties = {
    accountConnectorId: { type: Number, attribute: 'account-connector-id' },
    authenticationId: { attribute: 'authentication-id' },
    install: { hasChanged: changedJson },
    installVersion: { attribute: 'install-version' },
    installName: { attribute: 'install-name' },
    installDescription: { attribute: 'install-description' },
    installAuthentication: { attribute: 'install-authentication' },
    verify: { attribute: false, hasChanged: changedJson },
    verifyTest: { attribute: 'verify-test' },
    verifyLookup: { type: Number, attribute: 'verify-lookup' },
    oauthMode: { attribute: 'oauth-mode' },
    reauthenticate: { type: Boolean },
  };

  declare accountConnectorId: number | undefined;
  /** The method the connector was installed with, where its app has several. */
  declare authenticationId: string | undefined;
  /** The app to install: its name or id, or all there is to say of it. */
  declare install: InstallRequest | string | undefined;
  declare installVersion: string | undefined;
  declare installName: string | undefined;
  declare installDescription: string | undefined;
  declare installAuthentication: string | undefined;
  /** A call that shows whether what was stored works. */
  declare verify: VerificationCheck | undefined;
  declare verifyTest: string | undefined;
  declare verifyLookup: number | undefined;
  declare oauthMode: OAuthMode;
  declare reauthenticate: boolean;
  /** Texts to use in place of the English ones. */
  declare messages: Partial<ConnectorAuthMessages>;

  #own: OwnFlow | undefined;

  constructor() {
    super();
    this.oauthMode = 'popup';
    this.reauthenticate = false;
    this.messages = {};
  }

  protected override ownFlow(options: FlowOptions<ConnectorFlowApi>): ConnectorAuth | undefined {
    this.#own = ownFlow(options, this);
    return this.#own?.auth;
  }

  protected override apiAt(gatewayUrl: string): ConnectorFlowApi {
    return connectorCalls(connectionTo({ url: gatewayUrl }));
  }

  /** As of every element; an app that was installed stays so, and is gone on with. */
  override restart(): void {
    this.#own?.goOn?.();
    super.restart();
  }

  protected override placeOf(view: ConnectorView): string {
    return stepKey(view);
  }

  protected override eventsOf(view: ConnectorView, before: ConnectorView | undefined) {
    const own = this.store ? undefined : this.#own;
    if (!own?.remember?.(view)) return eventsOf(view, before, own?.remember !== undefined);
    super.restart();
    return [];
  }

  protected override render(): TemplateResult {
    const messages = { ...english, ...this.messages };
    const [shown, auth] = [this.shown, this.flow];
    if (!shown || !auth) return html`<p part="misuse">${messages.misuse(this.#missing())}</p>`;
    const { connector, accountConnectorId } = shown;
    // Before the app is known there is no name to call it by.
    const view = {
      ...shown,
      connector: connector ?? { name: messages.unnamed(accountConnectorId) },
    };
    return card({
      label: connector?.name,
      header: header(connector),
      body: renderView({ view, auth, messages, restart: this.restarts }),
      status: announcement(view, messages),
    });
  }

  #missing(): readonly string[] {
    return [
      ...(this.accountConnectorId || this.install ? [] : ['account-connector-id or install']),
      ...(this.api || this.gatewayUrl ? [] : ['gateway-url']),
    ];
  }
}
