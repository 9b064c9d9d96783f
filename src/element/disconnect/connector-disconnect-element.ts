import { html, type TemplateResult } from 'lit';
import type { ConnectorApi } from '../../domain/connector-api.js';
import type { DisconnectOutcome } from '../../domain/outcome.js';
import { createGatewayClient } from '../../gateway/client.js';
import type { FlowOptions } from '../../view/connector-auth.js';
import {
  type ConnectorDisconnect,
  createConnectorDisconnect,
} from '../../view/connector-disconnect.js';
import type { DisconnectView } from '../../view/disconnect-view.js';
import { FlowElement, tell } from '../flow-element.js';
import { card, header } from '../steps/frame.js';
import { styles } from '../styles.js';
import { type DisconnectMessages, englishDisconnect } from './messages.js';
import { headingOf, renderDisconnect } from './render-disconnect.js';
import { disconnectStyles } from './styles.js';

/** What the element tells its host. It bubbles and leaves the shadow root. */
export interface DisconnectEventMap {
  /** It has ended: done, or cancelled by the user; not when the element was removed. */
  'cyclr-disconnect-ended': CustomEvent<DisconnectOutcome>;
}

/**
 * `<cyclr-connector-disconnect>`: takes a connector's credentials away, or the connector itself, once the user has
 * read what Cyclr will do and wants it.
 *
 * Attributes: `account-connector-id`, `gateway-url`, `remove` (the connector itself goes), `theme`. Properties
 * besides: `removing` (of `remove`), `store`, `api`, `inspect`, `messages`. Event: `cyclr-disconnect-ended`.
 *
 * Parts: those of the connector's element, and `effects`, `effect`, `destroy`. Custom properties: those of the
 * connector's element, and `--cyclr-on-danger`.
 */
export class CyclrConnectorDisconnectElement extends FlowElement<
  DisconnectView,
  DisconnectOutcome,
  ConnectorDisconnect,
  ConnectorApi
> {
  static override styles = [...styles, disconnectStyles];
  static override properties = {
    accountConnectorId: { type: Number, attribute: 'account-connector-id' },
    // Every element has a method `remove`.
    removing: { type: Boolean, attribute: 'remove' },
  };

  declare accountConnectorId: number | undefined;
  declare removing: boolean;
  declare messages: Partial<DisconnectMessages>;

  constructor() {
    super();
    this.removing = false;
    this.messages = {};
  }

  protected override ownFlow(options: FlowOptions): ConnectorDisconnect | undefined {
    const { accountConnectorId, removing: remove } = this;
    return accountConnectorId
      ? createConnectorDisconnect({ ...options, accountConnectorId, remove })
      : undefined;
  }

  protected override apiAt(url: string): ConnectorApi {
    return createGatewayClient({ url });
  }

  protected override placeOf({ step }: DisconnectView): string {
    return step;
  }

  protected override endOf(outcome: DisconnectOutcome) {
    return [tell('cyclr-disconnect-ended', outcome)];
  }

  protected override render(): TemplateResult {
    const messages = { ...englishDisconnect, ...this.messages };
    const [view, auth] = [this.shown, this.flow];
    if (!view || !auth) return html`<p part="misuse">${messages.misuse(this.#missing())}</p>`;
    return card({
      label: view.connector?.name,
      header: header(view.connector),
      body: renderDisconnect({ view, auth, messages, restart: this.restarts }),
      status: headingOf({ view, messages }),
    });
  }

  #missing(): readonly string[] {
    return [
      ...(this.accountConnectorId ? [] : ['account-connector-id']),
      ...(this.api || this.gatewayUrl ? [] : ['gateway-url']),
    ];
  }
}
