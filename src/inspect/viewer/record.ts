/** Where a record came from: the same session id in two protocols is two actors. */
export type Protocol = 'stately' | 'xstate-inspect';

interface FromActor {
  readonly protocol: Protocol;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sessionId: string;
}

export interface ShownEvent {
  readonly type: string;
  /** The event as it came, its type included. */
  readonly payload: unknown;
}

export interface ShownSnapshot {
  readonly status: string;
  /** A machine's state value. */
  readonly value?: unknown;
  readonly tags: readonly string[];
  readonly context?: unknown;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
}

/** An actor came to be known. */
export interface ActorRecord extends FromActor {
  readonly kind: 'actor';
  readonly name: string;
  readonly parentId?: string;
  readonly definition?: unknown;
  readonly snapshot?: ShownSnapshot;
}

/** An event arrived at an actor. */
export interface EventRecord extends FromActor {
  readonly kind: 'event';
  readonly event: ShownEvent;
  readonly sourceId?: string;
}

/** An actor reached a state. */
export interface SnapshotRecord extends FromActor {
  readonly kind: 'snapshot';
  /** What led to it, where the protocol tells. */
  readonly event?: ShownEvent;
  readonly snapshot: ShownSnapshot;
}

/** An actor stopped. */
export interface StopRecord extends FromActor {
  readonly kind: 'stop';
}

/** One thing that happened, in whichever protocol it was told. */
export type Happening = ActorRecord | EventRecord | SnapshotRecord | StopRecord;
