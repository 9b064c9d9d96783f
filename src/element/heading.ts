import type { ConnectorView } from '../view/connector-view.js';
import type { ConnectorAuthMessages } from './messages.js';
import { nameOf } from './step.js';

/** The title of a step. */
export const headingOf = (view: ConnectorView, messages: ConnectorAuthMessages): string => {
  switch (view.step) {
    case 'loading':
    case 'saving':
    case 'verifying':
      return messages[view.step]();
    case 'authenticated':
      return messages.authenticatedTitle(nameOf(view), view.verified);
    default:
      return messages[`${view.step}Title` as const](nameOf(view));
  }
};

/** What is waited for, of a sign-in that has begun. */
export const signInWait = (
  phase: 'signingIn' | 'settling' | 'confirming',
  name: string,
  messages: ConnectorAuthMessages,
): string =>
  ({
    signingIn: messages.signInWaiting,
    settling: messages.signInSettling,
    confirming: messages.signInConfirming,
  })[phase](name);

/** What a screen reader says as a step begins. */
export const announcement = (view: ConnectorView, messages: ConnectorAuthMessages): string => {
  const heading = headingOf(view, messages);
  if (view.step === 'authenticated') return `${heading} ${messages.authenticated(view.verified)}`;
  return view.step === 'oauth' && view.phase !== 'ready'
    ? signInWait(view.phase, nameOf(view), messages)
    : heading;
};
