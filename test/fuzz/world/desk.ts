import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import type { DriverSignal, OAuthDriver } from '../../../src/oauth/driver.js';
import type { Outputs } from './outputs.js';

/** How a call ends: well, in one of the ways it can; with an error; or as no port may, by throwing. */
export type Ending =
  | { readonly end: 'well'; readonly way: number }
  | { readonly end: 'error'; readonly error: AuthError }
  | { readonly end: 'defect'; readonly thrown: unknown };

/** A call of the flow, which waits for its end. */
export interface Call {
  readonly method: keyof ConnectorApi;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal | undefined;
  open: boolean;
  readonly end: (ending: Ending) => void;
}

/** A sign-in that a driver was asked for. */
export interface Attempt {
  readonly signal: (signal: DriverSignal) => void;
  over: number;
}

/** What the flow at hand has asked for. */
export interface Desk {
  readonly outputs: Outputs;
  /** What calls are ended with at once, in turn; where there is nothing, they wait. */
  readonly prompt: readonly (Ending | undefined)[];
  readonly calls: Call[];
  readonly attempts: Attempt[];
}

export const deskOf = (outputs: Outputs, prompt: Desk['prompt']): Desk => ({
  outputs,
  prompt,
  calls: [],
  attempts: [],
});

const signalIn = (args: readonly unknown[]): AbortSignal | undefined => {
  const options = args.at(-1);
  return typeof options === 'object' &&
    options !== null &&
    'signal' in options &&
    options.signal instanceof AbortSignal
    ? options.signal
    : undefined;
};

/**
 * A port and a driver whose calls come to whoever sits at the desk. The machines are made with them once: making one
 * takes longer than most flows do.
 */
export const reception = () => {
  let desk: Desk | undefined;

  const taken =
    <Args extends readonly unknown[], A>(
      method: keyof ConnectorApi,
      waysOf: (outputs: Outputs, args: Args) => readonly [A, ...A[]],
    ) =>
    (...args: Args): TaskEither<AuthError, A> => {
      const at = desk;
      if (!at) throw new Error('Nobody sits at the desk.');
      return () => {
        const ways = waysOf(at.outputs, args);
        const made = new Promise<Awaited<ReturnType<TaskEither<AuthError, A>>>>(
          (resolve, reject) => {
            const call: Call = {
              method,
              args,
              signal: signalIn(args),
              open: true,
              end: (ending) => {
                call.open = false;
                if (ending.end === 'defect') reject(ending.thrown);
                else if (ending.end === 'error') TE.left(ending.error)().then(resolve);
                else TE.right(ways[ending.way % ways.length] ?? ways[0])().then(resolve);
              },
            };
            const ending = at.prompt[at.calls.length % Math.max(at.prompt.length, 1)];
            at.calls.push(call);
            if (ending) call.end(ending);
          },
        );
        return made;
      };
    };

  const api: ConnectorApi = {
    listConnectors: taken('listConnectors', ({ lists }) => lists),
    fetchConnector: taken('fetchConnector', (outputs, [id]) => outputs.connector(id)),
    fetchInstallable: taken('fetchInstallable', ({ installables }) => installables),
    installConnector: taken('installConnector', (outputs, [{ name }]) => outputs.installed(name)),
    installTemplate: taken('installTemplate', ({ templates }) => templates),
    listUnauthenticated: taken('listUnauthenticated', ({ unauthenticated }) => unauthenticated),
    setProperties: taken('setProperties', (outputs, [, changes]) => outputs.stored(changes)),
    authenticate: taken('authenticate', (outputs, [id]) => outputs.authenticated(id)),
    verify: taken('verify', ({ verifications }) => verifications),
    lookUp: taken('lookUp', ({ options }) => options),
    deauthenticate: taken('deauthenticate', () => [undefined]),
    deleteConnector: taken('deleteConnector', () => [undefined]),
    startSignIn: taken('startSignIn', ({ links }) => links),
  };

  const oauth: OAuthDriver = ({ signal }) => {
    const attempt: Attempt = { signal, over: 0 };
    desk?.attempts.push(attempt);
    return () => {
      attempt.over += 1;
    };
  };

  return {
    api,
    oauth,
    sit: (next: Desk): void => {
      desk = next;
    },
  };
};
