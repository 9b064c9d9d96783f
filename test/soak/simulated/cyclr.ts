import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { authError } from '../../../src/domain/auth-error.js';
import { type AuthError, type ConnectorApi, Secret } from '../../../src/index.js';
import { canary } from '../canary.js';
import type { Seeded } from '../seeded.js';
import type { Calls } from './calls.js';
import { type Installed, installedAt, told } from './installed.js';

/** A Cyclr in this very process, whose answers take simulated time. */
export interface InProcessCyclr {
  /** One account's calls, with this many connectors in it; `app` is what can be installed there. */
  readonly open: (connectors: number) => OpenAccount;
  /** What becomes of a sign-in whose link was followed; calls back when the browser lands. */
  readonly follow: (link: string, landed: (returnUrl: string) => void) => void;
}

export interface OpenAccount {
  readonly api: ConnectorApi;
  readonly ids: readonly number[];
  /** Cyclr's id of a release that is not installed yet. */
  readonly app: number;
}

interface Surroundings {
  readonly random: Seeded;
  readonly calls: Calls;
  readonly later: (run: () => void, ms: number) => void;
}

const perAccount = 100;

const pick = (random: Seeded, message: string): AuthError =>
  random.chance(0.5)
    ? authError('rejected', 'authenticating', { message })
    : authError('invalidInput', 'authenticating');

export const inProcessCyclr = ({ random, calls, later }: Surroundings): InProcessCyclr => {
  const connectors = new Map<number, Installed>();
  let accounts = 0;

  const found = (id: number): Either<AuthError, Installed> => {
    const one = connectors.get(id);
    return !one || one.gone ? left(authError('notFound', 'fetchConnector')) : right(one);
  };
  const of =
    <A>(id: number, use: (one: Installed) => Either<AuthError, A>) =>
    (): Either<AuthError, A> => {
      const one = found(id);
      return one._tag === 'Left' ? one : use(one.right);
    };

  const open = (count: number): OpenAccount => {
    accounts += 1;
    const first = accounts * perAccount;
    const ids = Array.from({ length: count }, (_, n) => first + n);
    for (const id of ids) connectors.set(id, installedAt(id, random));
    const app = first + perAccount - 1;
    const inAccount = () =>
      [...connectors.values()].filter(({ id, gone }) => !gone && ids.includes(id));
    const installed = (): Installed => {
      const one = connectors.get(app) ?? installedAt(app, random);
      connectors.set(app, one);
      return one;
    };
    const api: ConnectorApi = {
      listConnectors: ({ signal } = {}) =>
        calls.call({
          method: 'listConnectors',
          stage: 'fetchConnector',
          signal,
          work: () => right(inAccount().map(told)),
        }),
      fetchConnector: (id, { signal } = {}) =>
        calls.call({
          method: 'fetchConnector',
          stage: 'fetchConnector',
          signal,
          work: of(id, (one) => right(told(one))),
        }),
      fetchInstallable: (_request, { signal } = {}) =>
        calls.call({
          method: 'fetchInstallable',
          stage: 'install',
          signal,
          work: () =>
            right({
              release: { id: app, name: `App ${app}` },
              methods: Array.from({ length: random.between(0, 3) }, (_, n) => ({
                id: `method ${n}`,
                name: `Method ${n}`,
                kind: 'apiKey' as const,
              })),
              ...(random.chance(0.05) && { unsupported: 'Kerberos' }),
              instances: inAccount().map(({ id }) => ({ id, name: `Connector ${id}` })),
            }),
        }),
      installConnector: (_order, { signal }) =>
        calls.call({
          method: 'installConnector',
          stage: 'install',
          signal,
          work: () =>
            random.chance(0.25)
              ? left(authError('nameInUse', 'install'))
              : right(told(installed())),
        }),
      installTemplate: (_id, { signal } = {}) =>
        calls.call({
          method: 'installTemplate',
          stage: 'install',
          signal,
          work: () => right({ cycleId: `cycle ${first}`, accountConnectorIds: ids }),
        }),
      listUnauthenticated: (_cycle, { signal } = {}) =>
        calls.call({
          method: 'listUnauthenticated',
          stage: 'fetchConnector',
          signal,
          work: () =>
            right(inAccount().flatMap(({ id, authenticated }) => (authenticated ? [] : [id]))),
        }),
      setProperties: (id, changes, { signal } = {}) =>
        calls.call({
          method: 'setProperties',
          stage: 'setProperties',
          signal,
          work: of(id, ({ fields, stored }) => {
            if (random.chance(0.1)) {
              const fieldErrors = Object.fromEntries(
                changes.map(({ name }) => [name, 'Not this.']),
              );
              return left(authError('rejected', 'setProperties', { fieldErrors }));
            }
            for (const { name, value } of changes) {
              if (value === null) stored.delete(name);
              else stored.set(name, value instanceof Secret ? undefined : value);
            }
            return right(
              fields.flatMap(({ name, order }) =>
                stored.has(name) ? [{ name, propertyId: order }] : [],
              ),
            );
          }),
        }),
      authenticate: (id, _credentials, { signal } = {}) =>
        calls.call({
          method: 'authenticate',
          stage: 'authenticating',
          signal,
          work: of(id, (one) => {
            if (random.chance(0.15)) return left(pick(random, 'Wrong, says Cyclr.'));
            one.authenticated = random.chance(0.9);
            return right(told(one));
          }),
        }),
      verify: (id, _check, { signal } = {}) =>
        calls.call({
          method: 'verify',
          stage: 'authenticating',
          signal,
          work: of(id, () =>
            right(
              random.pick(
                { verified: 'yes' as const },
                { verified: 'yes' as const },
                { verified: 'no' as const, message: 'The app said no.' },
                { verified: 'unknown' as const },
              ),
            ),
          ),
        }),
      lookUp: (id, _trigger, { signal } = {}) =>
        calls.call({
          method: 'lookUp',
          stage: 'authenticating',
          signal,
          work: of(id, () =>
            random.chance(0.15)
              ? left(pick(random, 'The app does not let us in.'))
              : right([{ value: '1', name: 'Sales' }]),
          ),
        }),
      deauthenticate: (id, { signal } = {}) =>
        calls.call({
          method: 'deauthenticate',
          stage: 'disconnecting',
          signal,
          work: of(id, (one) => {
            one.authenticated = false;
            return right(undefined);
          }),
        }),
      deleteConnector: (id, { signal } = {}) =>
        calls.call({
          method: 'deleteConnector',
          stage: 'disconnecting',
          signal,
          work: of(id, (one) => {
            one.gone = true;
            return right(undefined);
          }),
        }),
      startSignIn: (id, { returnUrl } = {}, { signal } = {}) =>
        calls.call({
          method: 'startSignIn',
          stage: 'authenticating',
          signal,
          work: of(id, () => {
            const query = new URLSearchParams({ id: String(id), ...(returnUrl && { returnUrl }) });
            const url = Secret.of(`https://cyclr.test/sign-in?${query}&token=${canary(random)}`);
            return right({ url });
          }),
        }),
    };
    return { api, ids, app };
  };

  return {
    open,
    follow: (link, landed) => {
      const { searchParams } = new URL(link);
      const one = connectors.get(Number(searchParams.get('id')));
      const returnUrl = searchParams.get('returnUrl');
      // Half way, seen by asking only, landed without Cyclr being content, or never heard of again.
      const end = random.pick('both', 'both', 'authenticated', 'landed', 'never');
      if (end === 'never') return;
      later(
        () => {
          if (one && end !== 'landed') one.authenticated = true;
          if (end !== 'authenticated' && returnUrl !== null) landed(returnUrl);
        },
        random.between(500, 90_000),
      );
    },
  };
};
