import type { SnapshotFrom } from 'xstate';
import type { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorAuthContext } from '../../machines/connector-auth.types.js';
import { askedFields } from '../../machines/submitted.js';
import { authError } from '../domain/auth-error.js';
import { freeName } from '../domain/install.js';
import type { PropertyField } from '../domain/property.js';
import { Secret } from '../domain/secret.js';
import { summaryOf } from './connector-summary.js';
import type {
  ConnectorStep,
  ConnectorView,
  ConnectorViewBase,
  FieldView,
} from './connector-view.js';

export type ConnectorAuthSnapshot = SnapshotFrom<typeof connectorAuthMachine>;

/** Fields are named by Cyclr, so a name may be one that every object has. */
const ownText = (
  texts: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined => (texts && Object.hasOwn(texts, name) ? texts[name] : undefined);

const fieldView = (
  { propertyId: _id, lookup: _lookup, ...field }: PropertyField,
  { draft, error }: ConnectorAuthContext,
): FieldView => {
  const typed = ownText(draft, field.name);
  const problem = ownText(error?.fieldErrors, field.name);
  return {
    ...field,
    ...(typed !== undefined && { value: typed }),
    ...(problem !== undefined && { error: problem }),
  };
};

const faults = ({ error }: ConnectorAuthContext) => ({
  fieldErrors: error?.fieldErrors ?? {},
  ...(error && { error }),
});

const entering = (context: ConnectorAuthContext) => ({
  ...faults(context),
  ...(context.connector?.authDescription !== undefined && {
    help: context.connector.authDescription,
  }),
});

/** What was refused, made free: whoever is asked for a name has had one refused. */
const nameOf = ({ name, install, installable }: ConnectorAuthContext): string => {
  const wanted = name ?? install?.name ?? installable?.release.name ?? '';
  const instances = installable?.instances ?? [];
  return freeName(wanted, [...instances, { id: 0, name: wanted }]);
};

const stepOf = (snapshot: ConnectorAuthSnapshot): ConnectorStep => {
  const { connector, error, username, link, notice, verified } = snapshot.context;
  const shared = error ? { error } : {};
  if (snapshot.hasTag('step:method')) {
    const methods = snapshot.context.installable?.methods ?? [];
    return {
      step: 'method',
      methods: methods.map(({ kind: _kind, ...method }) => method),
      ...faults(snapshot.context),
    };
  }
  if (snapshot.hasTag('step:name')) {
    return { step: 'name', name: nameOf(snapshot.context), ...faults(snapshot.context) };
  }
  if (snapshot.hasTag('step:properties')) {
    const fields = askedFields(snapshot.context).map((field) => fieldView(field, snapshot.context));
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
      // Of a snapshot that was stored as text, nothing is left of it.
      ...(link instanceof Secret && { url: link.reveal() }),
      ...(notice && { notice }),
      ...shared,
    };
  }
  if (snapshot.hasTag('step:saving')) return { step: 'saving' };
  if (snapshot.hasTag('step:verifying')) return { step: 'verifying' };
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
  const { accountConnectorId, connector, installable } = snapshot.context;
  const base: ConnectorViewBase = {
    ...(accountConnectorId !== undefined && { accountConnectorId }),
    canGoBack: snapshot.can({ type: 'back' }),
    canCancel: snapshot.status === 'active',
    ...(connector
      ? { connector: summaryOf(connector, connector) }
      : installable && {
          connector: summaryOf(installable, { ...installable, name: installable.release.name }),
        }),
  };
  return Object.assign(base, stepOf(snapshot));
};
