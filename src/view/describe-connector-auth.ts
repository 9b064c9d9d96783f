import type { SnapshotFrom } from 'xstate';
import type { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorAuthContext } from '../../machines/connector-auth.types.js';
import type { AccountConnector } from '../domain/account-connector.js';
import { authError } from '../domain/auth-error.js';
import type { PropertyField } from '../domain/property.js';
import type {
  ConnectorStep,
  ConnectorView,
  ConnectorViewBase,
  FieldView,
} from './connector-view.js';

export type ConnectorAuthSnapshot = SnapshotFrom<typeof connectorAuthMachine>;

const fieldView = (
  { propertyId: _, ...field }: PropertyField,
  { draft, error }: ConnectorAuthContext,
): FieldView => {
  const typed = draft[field.name];
  const problem = error?.fieldErrors?.[field.name];
  return {
    ...field,
    ...(typed !== undefined && { value: typed }),
    ...(problem !== undefined && { error: problem }),
  };
};

type ConnectorSummary = NonNullable<ConnectorViewBase['connector']>;

const summaries = new WeakMap<AccountConnector, ConnectorSummary>();

/** The same object for the same connector, as most changes of a view are not about it. */
const summaryOf = (connector: AccountConnector): ConnectorSummary => {
  const known = summaries.get(connector);
  if (known) return known;
  const { name, description, icon, authDescription } = connector;
  const summary = {
    name,
    ...(description !== undefined && { description }),
    ...(icon !== undefined && { icon }),
    ...(authDescription !== undefined && { authDescription }),
  };
  summaries.set(connector, summary);
  return summary;
};

const entering = ({ connector, error }: ConnectorAuthContext) => ({
  fieldErrors: error?.fieldErrors ?? {},
  ...(connector?.authDescription !== undefined && { help: connector.authDescription }),
  ...(error && { error }),
});

const stepOf = (snapshot: ConnectorAuthSnapshot): ConnectorStep => {
  const { connector, error, username, link, notice, verified } = snapshot.context;
  const shared = error ? { error } : {};
  if (snapshot.hasTag('step:properties')) {
    const fields = connector?.fields.map((field) => fieldView(field, snapshot.context)) ?? [];
    return { step: 'properties', fields, ...shared };
  }
  if (snapshot.hasTag('step:apiKey')) {
    return {
      step: 'apiKey',
      label: connector?.authName ?? 'API key',
      ...entering(snapshot.context),
    };
  }
  if (snapshot.hasTag('step:basic')) {
    return {
      step: 'basic',
      ...(username !== undefined && { username }),
      ...entering(snapshot.context),
    };
  }
  if (snapshot.hasTag('step:oauth')) {
    const phases = ['signingIn', 'settling', 'confirming'] as const;
    return {
      step: 'oauth',
      phase:
        phases.find((phase) => snapshot.matches({ authenticating: { oauth: phase } })) ?? 'ready',
      // The one place where the link is opened: it is there to be shown to the user it is for.
      ...(link && { url: link.reveal() }),
      ...(notice && { notice }),
      ...shared,
    };
  }
  if (snapshot.hasTag('step:saving')) return { step: 'saving' };
  if (snapshot.hasTag('step:authenticated')) {
    return { step: 'authenticated', verified: verified ?? 'unknown' };
  }
  if (snapshot.hasTag('step:cancelled')) return { step: 'cancelled' };
  if (snapshot.hasTag('step:failed')) {
    return { step: 'failed', error: error ?? authError('badResponse', 'fetchConnector') };
  }
  return { step: 'loading' };
};

/**
 * What to show in a state of the connector machine. Pure; for hosts that run the machine themselves.
 *
 * @example
 * actor.subscribe((snapshot) => render(describeConnectorAuth(snapshot)));
 */
export const describeConnectorAuth = (snapshot: ConnectorAuthSnapshot): ConnectorView => {
  const { accountConnectorId, connector } = snapshot.context;
  const base: ConnectorViewBase = {
    accountConnectorId,
    canGoBack: snapshot.can({ type: 'back' }),
    canCancel: snapshot.status === 'active',
    ...(connector && { connector: summaryOf(connector) }),
  };
  return Object.assign(base, stepOf(snapshot));
};
