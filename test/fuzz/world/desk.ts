import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as assert from 'uvu/assert';
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

/** What calls are ended with at once; where there is nothing, they wait. */
export interface Prompt {
  /** In turn, whatever is asked. */
  readonly inTurn: readonly (Ending | undefined)[];
  /** The same again and again for calls of a method: of this a flow that goes round never tires. */
  readonly always: { readonly [Method in keyof ConnectorApi]?: Ending | undefined };
}

/** What the flow at hand has asked for. */
export interface Desk {
  readonly outputs: Outputs;
  readonly prompt: Prompt;
  readonly calls: Call[];
  readonly attempts: Attempt[];
  /** How many of the calls were made before what has happened last. */
  before: number;
}

// Of one thing that happens to it a flow was seen to make seven.
const mostAtOnce = 30;

export const deskOf = (outputs: Outputs, prompt: Prompt): Desk => ({
  outputs,
  prompt,
  calls: [],
  attempts: [],
  before: 0,
});

/** What a call is ended with at once. One too many waits, as a flow that goes round would leave nobody else a turn. */
export const promptFor = (
  { prompt: { inTurn, always }, before }: Desk,
  method: keyof ConnectorApi,
  nth: number,
): Ending | undefined =>
  nth - before < mostAtOnce
    ? (always[method] ?? inTurn[nth % Math.max(inTurn.length, 1)])
    : undefined;

/** A flow comes to rest: of what happens to it, and of quick answers, it makes no end of calls. */
export const comesToRest = ({ calls, before }: Desk): void => {
  const made = calls.slice(before).map(({ method }) => method);
  assert.ok(made.length <= mostAtOnce, `it asks without end: … ${made.slice(-6).join(', ')}`);
};

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
            const ending = promptFor(at, method, at.calls.length);
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
