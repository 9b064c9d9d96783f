import '../index.js';
import { type AccountAuthEventMap, CyclrAccountAuthElement } from './account-auth-element.js';

export type { AccountAuthEventMap } from './account-auth-element.js';
export { type AccountAuthMessages, englishAccount } from './messages.js';
export { CyclrAccountAuthElement };

declare global {
  interface HTMLElementTagNameMap {
    'cyclr-account-auth': CyclrAccountAuthElement;
  }
  interface GlobalEventHandlersEventMap extends AccountAuthEventMap {}
}

// Where pages are rendered on a server there are none; and another copy of this module may have been there first.
if (typeof customElements !== 'undefined' && !customElements.get('cyclr-account-auth')) {
  customElements.define('cyclr-account-auth', CyclrAccountAuthElement);
}
