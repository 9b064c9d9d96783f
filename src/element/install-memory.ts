import * as G from '#io-ts/Guard';
import type { AuthErrorCode } from '../domain/auth-error.js';
import type { ConnectorFlowApi } from '../domain/connector-api.js';
import { isLeft } from '../domain/either.js';
import type { InstallRequest } from '../domain/install.js';
import type { ConnectorView } from '../view/connector-view.js';
import { sessionRecord } from './session-record.js';

interface Installed {
  readonly v: 1;
  readonly accountConnectorId: number;
  readonly authenticationId?: string;
}

/** An order that has been sent, and what was in the account before: an answer is not known. */
interface Begun {
  readonly v: 1;
  readonly releaseId: number;
  readonly name: string;
  readonly authenticationId?: string;
  readonly known: readonly number[];
}

const method = G.partial({ authenticationId: G.string });
const Installed: G.Guard<unknown, Installed> = G.intersect(method)(
  G.struct({ v: G.literal(1), accountConnectorId: G.number }),
);
const Begun: G.Guard<unknown, Begun> = G.intersect(method)(
  G.struct({
    v: G.literal(1),
    releaseId: G.number,
    name: G.string,
    known: G.array(G.number),
  }),
);

/** What a page remembers of an app it installs, so that a reload does not install it again. */
export interface InstallMemory {
  /** What the flow begins with: the instance, the order that was sent, or what was asked for. */
  readonly target:
    | { readonly accountConnectorId: number; readonly authenticationId: string | undefined }
    | { readonly install: InstallRequest };
  /** The same way to Cyclr, which remembers an install from before it is sent. */
  readonly api: ConnectorFlowApi;
  /** @returns whether what was remembered is gone, so that the flow has to begin anew */
  readonly remember: (view: ConnectorView) => boolean;
  /** Has the next flow of the same app go on with what this one has installed. */
  readonly goOn: () => void;
}

// The order itself has been refused, so nothing has come of it. Any other error leaves that open.
const refusals: readonly AuthErrorCode[] = ['nameInUse', 'rejected', 'invalidInput'];

export const installMemory = (install: InstallRequest, api: ConnectorFlowApi): InstallMemory => {
  const { connector, version, name, authenticationId: wanted } = install;
  const what = JSON.stringify([connector, version, name, wanted]);
  const record = sessionRecord(`install:${what}`, G.union(Installed, Begun));
  const before = record.recall();
  const resumed = before && 'accountConnectorId' in before ? before : undefined;
  const begun = before && 'known' in before ? before : undefined;
  let authenticationId = before ? before.authenticationId : wanted;
  let installed: number | undefined;

  const keep = (accountConnectorId: number): void =>
    record.keep({ v: 1, accountConnectorId, ...(authenticationId && { authenticationId }) });

  return {
    target: resumed
      ? { accountConnectorId: resumed.accountConnectorId, authenticationId }
      : {
          // What the user has chosen stays so: it may be installed like that.
          install: begun
            ? {
                ...install,
                connector: begun.releaseId,
                name: begun.name,
                ...(authenticationId && { authenticationId }),
              }
            : install,
        },
    api: {
      ...api,
      installConnector: (order, options) => async () => {
        const earlier = record.recall();
        const known = earlier && 'known' in earlier ? earlier.known : undefined;
        authenticationId = order.authenticationId;
        record.keep({
          v: 1,
          releaseId: order.releaseId,
          name: order.name,
          known: known ?? options.known,
          ...(authenticationId && { authenticationId }),
        });
        const looking = known ? { ...options, known, lookFirst: true } : options;
        const result = await api.installConnector(order, looking)();
        if (!isLeft(result)) keep(result.right.id);
        else if (refusals.includes(result.left.code)) record.forget();
        return result;
      },
    },
    remember: ({ accountConnectorId: id, ...view }) => {
      const gone = view.step === 'failed' && view.error.code === 'notFound';
      const ended = view.step === 'authenticated' || view.step === 'cancelled';
      installed = gone ? undefined : id;
      // Whoever leaves while it is being installed does not know what has come of it.
      if (gone || (ended && id !== undefined)) record.forget();
      else if (id !== undefined) keep(id);
      return (
        gone &&
        before !== undefined &&
        view.error.stage === (resumed ? 'fetchConnector' : 'install')
      );
    },
    goOn: () => {
      if (installed !== undefined) keep(installed);
    },
  };
};
