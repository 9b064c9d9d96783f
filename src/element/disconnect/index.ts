import {
  CyclrConnectorDisconnectElement,
  type DisconnectEventMap,
} from './connector-disconnect-element.js';

export type { DisconnectEventMap } from './connector-disconnect-element.js';
export { type DisconnectMessages, englishDisconnect } from './messages.js';
export { CyclrConnectorDisconnectElement };

declare global {
  interface HTMLElementTagNameMap {
    'cyclr-connector-disconnect': CyclrConnectorDisconnectElement;
  }
  interface GlobalEventHandlersEventMap extends DisconnectEventMap {}
}

// Where pages are rendered on a server there are none; and another copy of this module may have been there first.
if (typeof customElements !== 'undefined' && !customElements.get('cyclr-connector-disconnect')) {
  customElements.define('cyclr-connector-disconnect', CyclrConnectorDisconnectElement);
}
