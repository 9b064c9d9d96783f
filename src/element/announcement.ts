import type { ConnectorView } from '../view/connector-view.js';
import type { ConnectorAuthMessages } from './messages.js';
import { nameOf } from './step.js';

/** What a screen reader says as a step begins. */
export const announcement = (view: ConnectorView, messages: ConnectorAuthMessages): string => {
  const name = nameOf(view);
  switch (view.step) {
    case 'loading':
    case 'saving':
    case 'verifying':
      return messages[view.step]();
    case 'method':
      return messages.methodTitle(name);
    case 'name':
      return messages.nameTitle(name);
    case 'properties':
      return messages.propertiesTitle(name);
    case 'apiKey':
      return messages.apiKeyTitle(name);
    case 'basic':
      return messages.basicTitle(name);
    case 'oauth': {
      const phases = {
        ready: messages.oauthTitle(name),
        signingIn: messages.signInWaiting(name),
        settling: messages.signInSettling(),
        confirming: messages.signInConfirming(),
      };
      return phases[view.phase];
    }
    case 'authenticated':
      return `${messages.authenticatedTitle(name, view.verified)} ${messages.authenticated(view.verified)}`;
    case 'failed':
      return messages.failedTitle(name);
    case 'cancelled':
      return messages.cancelledTitle();
  }
};
