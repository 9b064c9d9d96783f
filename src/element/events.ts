import type { AuthError } from '../domain/auth-error.js';
import type { Verified } from '../domain/outcome.js';
import type { ConnectorView } from '../view/connector-view.js';
import { tell } from './flow-element.js';

interface OfConnector {
  /** Not there before the connector is installed. */
  readonly accountConnectorId?: number;
}

type OAuthPhase = Extract<ConnectorView, { step: 'oauth' }>['phase'];

/** What the element tells its host; they bubble and leave the shadow root. None holds a secret or a link. */
export interface ConnectorAuthEventMap {
  'cyclr-step': CustomEvent<
    OfConnector & { readonly step: ConnectorView['step']; readonly phase?: OAuthPhase }
  >;
  /** Of an app that was to be installed: the id to know it by from now on, also by a page that is loaded anew. */
  'cyclr-installed': CustomEvent<Required<OfConnector>>;
  'cyclr-authenticated': CustomEvent<Required<OfConnector> & { readonly verified: Verified }>;
  'cyclr-failed': CustomEvent<OfConnector & { readonly error: AuthError }>;
  'cyclr-cancelled': CustomEvent<OfConnector>;
}

type Detail<Name extends keyof ConnectorAuthEventMap> = ConnectorAuthEventMap[Name]['detail'];

const event = <Name extends keyof ConnectorAuthEventMap>(name: Name, detail: Detail<Name>) =>
  tell(name, detail);

/** Which step this is, the phases of a sign-in told apart. */
export const stepKey = (view: ConnectorView): string =>
  view.step === 'oauth' ? `oauth.${view.phase}` : view.step;

/**
 * What to tell of a change from one view to the next.
 *
 * @param installing the flow is of an app that is to be installed, or was so before the page was loaded
 */
export const eventsOf = (
  view: ConnectorView,
  before: ConnectorView | undefined,
  installing: boolean,
): readonly CustomEvent[] => {
  const { accountConnectorId: id, step } = view;
  const of = id === undefined ? {} : { accountConnectorId: id };
  const isNew = before ? before.accountConnectorId === undefined : installing;
  const events =
    id !== undefined && isNew ? [event('cyclr-installed', { accountConnectorId: id })] : [];
  if (before && stepKey(before) === stepKey(view)) return events;
  events.push(
    event('cyclr-step', { ...of, step, ...(view.step === 'oauth' && { phase: view.phase }) }),
  );
  if (view.step === 'authenticated' && id !== undefined) {
    events.push(event('cyclr-authenticated', { accountConnectorId: id, verified: view.verified }));
  }
  if (view.step === 'failed') events.push(event('cyclr-failed', { ...of, error: view.error }));
  if (view.step === 'cancelled') events.push(event('cyclr-cancelled', of));
  return events;
};
