import { type AnyMachineSnapshot, type EventObject, getNextTransitions } from 'xstate';
import { eventKey } from '../chart/parts.js';

/** What an event brings along beside its type. */
export type Payload = Readonly<Record<string, unknown>>;

/**
 * One way to make one event of a chart happen. It is all that the tests are told by hand: which states there are, what
 * follows on what and what is shown then is read off the machine.
 */
export interface Cause<Scene, Stage> {
  /** For people, and different for each. */
  readonly name: string;
  /** The event it makes happen, as `eventKey` has it. */
  readonly makes: string;
  /** What the event then brings; nothing where this cannot happen. */
  readonly brings: (snapshot: AnyMachineSnapshot, scene: Scene) => Payload | undefined;
  readonly happen: (stage: Stage, before: AnyMachineSnapshot) => Promise<void>;
  /** It follows by itself and at once, so that nobody sees the state before. */
  readonly immediate?: (scene: Scene) => boolean;
}

/** An event, and what makes it happen. */
export interface Happening<Scene, Stage> {
  readonly event: EventObject;
  readonly cause: Cause<Scene, Stage>;
}

/** All that can happen in a situation: for each event the chart takes there, each way to cause it. */
export const happeningsIn = <Scene, Stage>(
  snapshot: AnyMachineSnapshot,
  scene: Scene,
  causes: readonly Cause<Scene, Stage>[],
): readonly Happening<Scene, Stage>[] => {
  if (snapshot.status !== 'active') return [];
  const types = new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType));
  const all = [...types].flatMap((type) =>
    causes
      .filter(({ makes }) => makes === eventKey(type))
      .flatMap((cause) => {
        const payload = cause.brings(snapshot, scene);
        return payload ? [{ event: { ...payload, type }, cause }] : [];
      }),
  );
  const immediate = all.filter(({ cause }) => cause.immediate?.(scene));
  return immediate.length > 0 ? immediate : all;
};
