import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError, RequestOptions } from '../../src/index.js';
import type { Pose, Subject } from './subject.js';

/** One call of the port as a subject: the user asks for it, and again where it failed. */
export const callSubject = (
  call: (options: RequestOptions) => TaskEither<AuthError, unknown>,
): Subject => {
  const listeners = new Set<() => void>();
  const shown: string[] = [];
  let pose: Pose = { state: 'asks', at: 'call' };
  let running = new AbortController();
  let finish: (how: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const become = (next: Pose) => {
    if (pose.state === 'ended') return;
    pose = next;
    shown.push(JSON.stringify(next));
    for (const listener of [...listeners]) listener();
  };
  const begin = async (): Promise<void> => {
    running = new AbortController();
    become({ state: 'busy', at: 'call' });
    const result = await call({ signal: running.signal })();
    if (running.signal.aborted) return;
    if (result._tag === 'Left') become({ state: 'failed', at: 'call', error: result.left });
    else {
      shown.push(JSON.stringify(result.right ?? null));
      become({ state: 'ended', at: 'answered' });
      finish('answered');
    }
  };
  return {
    pose: () => pose,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    act: async () => void begin(),
    retry: () => void begin(),
    back: () => false,
    keptWrong: () => [],
    cancel: () => {
      running.abort();
      become({ state: 'ended', at: 'cancelled' });
      finish('cancelled');
    },
    done,
    shown: () => shown.join('\n'),
  };
};
