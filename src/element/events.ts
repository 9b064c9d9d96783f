import type { AuthError } from '../domain/auth-error.js';
import type { Verified } from '../domain/outcome.js';
import type { ConnectorView } from '../view/connector-view.js';

interface OfConnector {
  readonly accountConnectorId: number;
}

type OAuthPhase = Extract<ConnectorView, { step: 'oauth' }>['phase'];

/** What the element tells its host; they bubble and leave the shadow root. None holds a secret or a link. */
export interface ConnectorAuthEventMap {
  'cyclr-step': CustomEvent<
    OfConnector & { readonly step: ConnectorView['step']; readonly phase?: OAuthPhase }
  >;
  'cyclr-authenticated': CustomEvent<OfConnector & { readonly verified: Verified }>;
  'cyclr-failed': CustomEvent<OfConnector & { readonly error: AuthError }>;
  'cyclr-cancelled': CustomEvent<OfConnector>;
}

type Detail<Name extends keyof ConnectorAuthEventMap> = ConnectorAuthEventMap[Name]['detail'];

const event = <Name extends keyof ConnectorAuthEventMap>(name: Name, detail: Detail<Name>) =>
  new CustomEvent(name, { detail, bubbles: true, composed: true });

/** Which step this is, the phases of a sign-in told apart. */
export const stepKey = (view: ConnectorView): string =>
  view.step === 'oauth' ? `oauth.${view.phase}` : view.step;

/** What to tell of a change from one view to the next. */
export const eventsOf = (
  view: ConnectorView,
  before: ConnectorView | undefined,
): readonly CustomEvent[] => {
  if (before && stepKey(before) === stepKey(view)) return [];
  const { accountConnectorId, step } = view;
  const entered = event('cyclr-step', {
    accountConnectorId,
    step,
    ...(view.step === 'oauth' && { phase: view.phase }),
  });
  switch (view.step) {
    case 'authenticated':
      return [
        entered,
        event('cyclr-authenticated', { accountConnectorId, verified: view.verified }),
      ];
    case 'failed':
      return [entered, event('cyclr-failed', { accountConnectorId, error: view.error })];
    case 'cancelled':
      return [entered, event('cyclr-cancelled', { accountConnectorId })];
    default:
      return [entered];
  }
};
