import type { Seeded } from '../seeded.js';
import type { Time } from '../time.js';

/** What any store has, whichever flow it shows. */
export interface Store<View> {
  readonly getView: () => View;
  readonly subscribe: (listener: (view: View) => void) => () => void;
  readonly cancel: () => void;
  readonly stop: () => void;
}

/** How a view stands for the one in front of it. */
export type Standing = 'asks' | 'busy' | 'over';

export interface Habits<View> {
  readonly standing: (view: View) => Standing;
  /** Does something about it. */
  readonly act: (view: View) => void;
  /** Told of a view after which the flow went on, though it was cancelled. */
  readonly notCancelled: (view: View) => void;
  /** How often somebody acts before they have had enough. */
  readonly patience: number;
  /** The longest they think, in ms, at first: with each act they get quicker. */
  readonly thinks: number;
  /** They never give up, never go away, and never get quicker. */
  readonly stays?: boolean;
  readonly time: Time;
  readonly random: Seeded;
}

/** Somebody in front of a flow. */
export interface User {
  /** They went away for good and left it as it was. */
  readonly away: () => boolean;
  /** They look no more. */
  readonly leave: () => void;
}

/**
 * Drives a flow by what its view asks. Now and then they close it, stop it, look away and come back, or go away.
 *
 * What is not asked they do seldom; a flow that is busy for ever would be waited for for ever.
 */
export const userOf = <View>(store: Store<View>, habits: Habits<View>): User => {
  const { standing, act, notCancelled, patience, thinks, stays = false, time, random } = habits;
  let timer: unknown;
  let acts = 0;
  let isAway = false;
  let unsubscribe: () => void = () => undefined;

  // Or the few with an account of fifteen connectors would have all others wait for the end of the wave.
  const longestThought = (after: number) =>
    stays ? thinks : Math.round((thinks * 5) / (5 + after));
  const rest = () => {
    time.clearTimeout(timer);
    timer = undefined;
  };
  const leave = () => {
    rest();
    unsubscribe();
  };
  const plan = (view: View) => {
    rest();
    if (isAway) return;
    const stands = standing(view);
    if (stands === 'asks') timer = time.setTimeout(next, random.between(0, longestThought(acts)));
    // What is busy is so for a moment only.
    if (stands === 'busy' && random.chance(0.06)) {
      timer = time.setTimeout(next, random.between(0, thinks / 100));
    }
  };
  const look = () => {
    unsubscribe();
    unsubscribe = store.subscribe(plan);
  };
  const next = () => {
    timer = undefined;
    acts += 1;
    // Who acts on what is busy has had enough of it, mostly.
    const leaving = stays ? 0 : standing(store.getView()) === 'busy' ? 15 : 1;
    const dice = random.next();
    if (acts > patience || dice < 0.02 * leaving) {
      store.cancel();
      if (standing(store.getView()) !== 'over') notCancelled(store.getView());
    } else if (dice < 0.03 * leaving) {
      store.stop();
      leave();
      return;
    } else if (dice < 0.05 * leaving) {
      isAway = true;
      // Some close the page, and some leave it open.
      if (random.chance(0.5)) leave();
      return;
    } else if (random.chance(0.05)) look();
    else act(store.getView());
    // Nobody is told where nothing has changed.
    if (timer === undefined) plan(store.getView());
  };
  look();
  return { away: () => isAway, leave };
};
