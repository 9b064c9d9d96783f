import { CyclrConnectorAuthElement } from './connector-auth-element.js';
import type { ConnectorAuthEventMap } from './events.js';

export type { OAuthMode } from './driver-of.js';
export type { ConnectorAuthEventMap } from './events.js';
export { type ConnectorAuthMessages, english } from './messages.js';
export { CyclrConnectorAuthElement };

declare global {
  interface HTMLElementTagNameMap {
    'cyclr-connector-auth': CyclrConnectorAuthElement;
  }
  // They bubble, so the document and the window hear them too.
  interface GlobalEventHandlersEventMap extends ConnectorAuthEventMap {}
}

// Where pages are rendered on a server there are none; and another copy of this module may have been there first.
if (typeof customElements !== 'undefined' && !customElements.get('cyclr-connector-auth')) {
  customElements.define('cyclr-connector-auth', CyclrConnectorAuthElement);
}
