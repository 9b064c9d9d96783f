import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import { announcement } from './announcement.js';
import { eventsOf, stepKey } from './events.js';
import { focusStep } from './focus.js';
import { type ConnectorAuthMessages, english } from './messages.js';
import { missingFor, type OAuthMode, ownStore } from './own-store.js';
import { renderView } from './render-view.js';
import { styles } from './styles.js';

interface Running {
  readonly auth: ConnectorAuth;
  readonly end: () => void;
}

/** What a flow is made of: a change of any of them starts over. */
const makings = [
  'store',
  'api',
  'accountConnectorId',
  'gatewayUrl',
  'oauthMode',
  'reauthenticate',
] as const;

/**
 * `<cyclr-connector-auth>`: the flow of one account connector, drawn from its `ConnectorView`.
 *
 * It begins when it is connected and ends, cancelled, when it is disconnected. A store given to it is its host's:
 * it is drawn, and neither started nor ended.
 *
 * Attributes: `account-connector-id`, `gateway-url`, `oauth-mode` (`popup`, `redirect` or `link`; default `popup`),
 * `reauthenticate`, `theme` (`light` or `dark`; default: the page's). Properties besides: `store`, `api` in place of
 * `gateway-url`, `messages`.
 *
 * Events: see `ConnectorAuthEventMap`.
 *
 * Parts: `card`, `header`, `icon`, `names`, `name`, `description`, `body`, `title`, `hint`, `notice`, `error`, `form`, `field`,
 * `label`, `mark`, `input`, `checkbox`, `help`, `field-error`, `actions`, `button` with one of `submit`, `back`,
 * `cancel`, `again`, `stop`, then `link`, `progress`, `progress-bar`, `done` with one of `yes`, `no`, `unknown`, `status`, `misuse`.
 *
 * Custom properties: `--cyclr-accent`, `-on-accent`, `-surface`, `-field`, `-text`, `-muted`, `-border`, `-line`,
 * `-danger`, `-danger-surface`, `-success`, `-radius`, `-space`, `-font`.
 */
export class CyclrConnectorAuthElement extends LitElement {
  static override styles = styles;
  static override properties = {
    accountConnectorId: { type: Number, attribute: 'account-connector-id' },
    gatewayUrl: { attribute: 'gateway-url' },
    oauthMode: { attribute: 'oauth-mode' },
    reauthenticate: { type: Boolean },
    store: { attribute: false },
    api: { attribute: false },
    messages: { attribute: false },
    shown: { state: true },
  };

  declare accountConnectorId: number | undefined;
  declare gatewayUrl: string | undefined;
  declare oauthMode: OAuthMode;
  declare reauthenticate: boolean;
  /** A running flow of the host's own, to be drawn. */
  declare store: ConnectorAuth | undefined;
  /** The way to Cyclr, in place of `gatewayUrl`. */
  declare api: ConnectorApi | undefined;
  /** Texts to use in place of the English ones. */
  declare messages: Partial<ConnectorAuthMessages>;
  declare private shown: ConnectorView | undefined;

  #running: Running | undefined;
  #focused = false;
  #drawn = '';
  #error: unknown;
  #beginning = false;
  #waiting: CustomEvent[] = [];

  constructor() {
    super();
    this.oauthMode = 'popup';
    this.reauthenticate = false;
    this.messages = {};
  }

  /** What is shown; nothing before the flow has begun. */
  get view(): ConnectorView | undefined {
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
    if (this.shown) this.#follow(this.shown);
    for (const event of this.#waiting.splice(0)) this.dispatchEvent(event);
  }

  /** Takes the focus along to a new step, or back to what is wrong: each refusal is an error of its own. */
  #follow(view: ConnectorView): void {
    const [drawn, error] = [stepKey(view), 'error' in view ? view.error : undefined];
    const moved = drawn !== this.#drawn || (error && error !== this.#error);
    // Nobody is taken away from another part of the page.
    if (moved && this.#focused) focusStep(this.renderRoot);
    this.#drawn = drawn;
    this.#error = error;
  }

  #begin(): void {
    this.#end();
    if (!this.isConnected) return;
    const given = this.store;
    const auth = given ?? ownStore(this);
    if (!auth) return;
    this.#beginning = true;
    const unsubscribe = auth.subscribe((view) => {
      const events = eventsOf(view, this.shown);
      this.shown = view;
      // The first are told after the update: a listener may well remove or change the element.
      if (this.#beginning) this.#waiting.push(...events);
      else for (const event of events) this.dispatchEvent(event);
    });
    this.#beginning = false;
    this.#running = {
      auth,
      end: () => {
        unsubscribe();
        if (given) return;
        auth.cancel();
        auth.stop();
      },
    };
  }

  #end(): void {
    this.#running?.end();
    this.#running = undefined;
    this.#waiting = [];
    this.shown = undefined;
  }

  #header(view: ConnectorView): TemplateResult | typeof nothing {
    if (!view.connector) return nothing;
    const { name, description, icon } = view.connector;
    return html`<header part="header">
      ${icon?.startsWith('data:image/') ? html`<img part="icon" src=${icon} alt="">` : nothing}
      <div part="names">
        <p part="name">${name}</p>
        ${description ? html`<p part="description">${description}</p>` : nothing}
      </div>
    </header>`;
  }

  protected override render(): TemplateResult {
    const messages = { ...english, ...this.messages };
    const [view, auth] = [this.shown, this.#running?.auth];
    if (!view || !auth) return html`<p part="misuse">${messages.misuse(missingFor(this))}</p>`;
    return html`<div part="card" role="group" aria-label=${view.connector?.name ?? nothing}>
      ${this.#header(view)}
      <div part="body">${
        // What was typed for one flow must not show up in the next one's form.
        keyed(auth, renderView({ view, auth, messages }))
      }</div>
      <p part="status" role="status">${announcement(view, messages)}</p>
    </div>`;
  }
}
