import type { Violations } from './checks/violations.js';
import type { Time } from './time.js';
import type { Standing, Store, User } from './users/user.js';

/** What a flow waits for: a call, a sign-in, or somebody. */
export type Wait = 'call' | 'signIn' | 'somebody';

/** The longest a flow may wait for each, in ms; for somebody it may wait for ever. */
export type Limits = Readonly<Record<Exclude<Wait, 'somebody'>, number>>;

/** One flow with somebody in front of it. */
export interface Trial {
  readonly kind: string;
  /** What it waits for; nothing once it has ended. */
  readonly waits: () => Wait | undefined;
  /** Nobody will do anything about it any more, though it is not over. */
  readonly isLeft: () => boolean;
  /** How it ended, once it says so itself. */
  readonly ended: () => string | undefined;
  /** Looks at it: whether it waits too long, or has done what no flow may do. */
  readonly inspect: () => void;
  readonly cancel: () => void;
  readonly stop: () => void;
  /** Looks at it once it is over, when nothing may change it any more. */
  readonly inspectEnd: () => void;
}

interface Subject<View> {
  readonly kind: string;
  readonly store: Store<View> & { readonly done: Promise<{ readonly status: string }> };
  readonly standing: (view: View) => Standing;
  readonly wait: (view: View) => Wait;
  readonly canCancel: (view: View) => boolean;
  readonly shows: (view: View) => boolean;
  readonly user: User;
  /** Everything that could be said to it. */
  readonly speak: () => void;
}

export interface Surroundings {
  readonly time: Time;
  readonly limits: Limits;
  readonly found: Violations;
}

/** The same store, where nobody may be told anything once they have said that they listen no more. */
export const attentive = <View, Of extends Store<View>>(store: Of, found: Violations): Of => ({
  ...store,
  subscribe: (listener: (view: View) => void) => {
    let isOver = false;
    const unsubscribe = store.subscribe((view) => {
      if (isOver) found.add('told after it had left', '');
      else listener(view);
    });
    return () => {
      isOver = true;
      unsubscribe();
    };
  },
});

export const trialOf = <View>(
  { kind, store, standing, wait, canCancel, shows, user, speak }: Subject<View>,
  { time, limits, found }: Surroundings,
): Trial => {
  let since = time.now();
  let ended: string | undefined;
  void store.done.then(({ status }) => {
    ended = status;
  });
  const look = (view: View) => {
    if (shows(view)) found.add('a secret shows', `${kind}: ${JSON.stringify(view)}`);
    if (standing(view) !== 'over' && !canCancel(view)) {
      found.add('cannot be cancelled', `${kind}: ${JSON.stringify(view)}`);
    }
  };
  const unsubscribe = store.subscribe((view) => {
    since = time.now();
    look(view);
  });
  const waits = () => {
    const view = store.getView();
    return ended !== undefined || standing(view) === 'over' ? undefined : wait(view);
  };
  return {
    kind,
    waits,
    isLeft: user.away,
    ended: () => ended,
    inspect: () => {
      const waitsFor = waits();
      if (waitsFor === undefined || waitsFor === 'somebody') return;
      const waited = time.now() - since;
      if (waited > limits[waitsFor]) {
        found.add('stuck', `${kind} for ${waited} ms in ${JSON.stringify(store.getView())}`);
      }
    },
    cancel: store.cancel,
    stop: store.stop,
    inspectEnd: () => {
      if (ended === undefined)
        found.add('never ended', `${kind}: ${JSON.stringify(store.getView())}`);
      const last = store.getView();
      speak();
      if (store.getView() !== last) found.add('changed after its end', kind);
      user.leave();
      unsubscribe();
    },
  };
};
