import type { AuthError } from '../../src/index.js';

/** How something that runs stands, whatever it is: a connector's flow, an account's, or disconnecting. */
export interface Pose {
  readonly state: 'busy' | 'asks' | 'failed' | 'ended';
  /** What it is about, for a row to name: a step of a view, mostly. */
  readonly at: string;
  readonly error?: AuthError;
  /** It goes on, and something of it does not: see `Expected`. */
  readonly lacks?: 'unknown' | 'window';
}

/** Something under test together with the user in front of it. */
export interface Subject {
  pose(): Pose;
  /** Calls back on each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Does what the user does next where it asks. */
  act(): Promise<void>;
  retry(): void;
  /** Goes back to where something was typed. @returns false where that is not possible */
  back(): boolean;
  /** What of the things typed is missing from what is shown now, or shown and should not be. */
  keptWrong(): readonly string[];
  cancel(): void;
  /** How it ended. */
  readonly done: Promise<string>;
}

/** Waits until it is not busy, or until it has failed or ended where only that counts. */
export const rested = (subject: Subject, only?: 'failed'): Promise<Pose> =>
  new Promise((resolve) => {
    let stop: () => void = () => undefined;
    const look = () => {
      const pose = subject.pose();
      if (pose.state === 'busy' || (only && pose.state === 'asks')) return;
      queueMicrotask(() => stop());
      resolve(pose);
    };
    stop = subject.subscribe(look);
    look();
  });
