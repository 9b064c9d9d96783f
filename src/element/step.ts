import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import type { ConnectorAuthMessages } from './messages.js';

/** What the template of a step has to work with. */
export interface StepContext<View = ConnectorView> {
  readonly view: View;
  readonly auth: ConnectorAuth;
  readonly messages: ConnectorAuthMessages;
  /** Begins anew; nothing where that is for the host to do. */
  readonly restart?: (() => void) | undefined;
}

export type ViewOf<Step extends ConnectorView['step']> = Extract<ConnectorView, { step: Step }>;

/** What to call the connector. */
export const nameOf = ({ connector }: ConnectorView): string => connector?.name ?? '';
