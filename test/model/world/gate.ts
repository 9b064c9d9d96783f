import type { Either } from 'fp-ts/lib/Either.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { until } from './until.js';

interface Call {
  readonly method: string;
  readonly signal: AbortSignal | undefined;
  readonly go: () => void;
  /** The state it was for has been left. */
  left: boolean;
}

/**
 * Holds every call to Cyclr back until it is time for its answer, so that a state lasts as long as the test wants.
 * What is let through goes over HTTP as ever.
 */
export interface Gate {
  /** Resolves when the call may go on, or need not any more. */
  readonly hold: (method: string, signal: AbortSignal | undefined) => Promise<void>;
  readonly isHeld: (method: string) => boolean;
  /** Lets the newest call of a method through, once there is one. */
  readonly release: (method: string, meanwhile?: () => void | Promise<void>) => Promise<void>;
  /** Notes what is held; to be called when the state that asked has been left. */
  readonly mark: () => () => void;
  /** Calls of states that have been left, and that nobody aborted. */
  readonly strays: () => readonly string[];
}

export const createGate = (): Gate => {
  const calls = new Set<Call>();
  const held = (method: string) =>
    [...calls].findLast(
      (call) => call.method === method && !call.left && call.signal?.aborted !== true,
    );
  return {
    hold: (method, signal) =>
      new Promise((resolve) => {
        const call: Call = { method, signal, left: false, go: resolve };
        calls.add(call);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    isHeld: (method) => held(method) !== undefined,
    release: async (method, meanwhile) => {
      await until(() => held(method) !== undefined, meanwhile);
      const call = held(method);
      if (!call) throw new Error(`Nothing asks for ${method}.`);
      calls.delete(call);
      call.go();
    },
    mark: () => {
      // A sign-in page outlives the state that opened it.
      const marked = [...calls].filter(({ method }) => method !== 'startSignIn');
      return () => {
        for (const call of marked) call.left = true;
      };
    },
    strays: () =>
      [...calls].filter(({ left, signal }) => left && !signal?.aborted).map(({ method }) => method),
  };
};

const signalIn = (args: readonly unknown[]): AbortSignal | undefined => {
  const options = args.at(-1);
  const signal =
    typeof options === 'object' && options !== null && 'signal' in options
      ? options.signal
      : undefined;
  return signal instanceof AbortSignal ? signal : undefined;
};

/** What a host's own way to Cyclr ends a call with, when it is not what it should be. */
export type Spoilt = Either<AuthError, unknown>;

/** Spoils one call, by way of no request. */
export const spoiler = () => {
  let due: Spoilt | undefined;
  return {
    spoil: (answer: Spoilt) => {
      due = answer;
    },
    take: () => {
      const answer = due;
      due = undefined;
      return answer;
    },
  };
};

/** An api whose calls wait at the gate, whatever their names. */
export const gatedApi = (
  api: ConnectorApi,
  gate: Gate,
  { take }: ReturnType<typeof spoiler>,
): ConnectorApi =>
  new Proxy(api, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...args: unknown[]) =>
        async () => {
          await gate.hold(name, signalIn(args));
          return take() ?? Reflect.apply(method, target, args)();
        };
    },
  });
