import type {
  ActorInspectEvent,
  EventInspectEvent,
  InspectEvent,
  MicrostepInspectEvent,
  SnapshotInspectEvent,
} from './inspect-event.js';

/** What the inspectors' protocols know of: they have no microsteps. */
export type ShownEvent = ActorInspectEvent | EventInspectEvent | SnapshotInspectEvent;

const asSnapshot = ({ transitions: _, ...step }: MicrostepInspectEvent): SnapshotInspectEvent => ({
  ...step,
  type: 'snapshot',
});

const sameValue = (a: SnapshotInspectEvent, b: MicrostepInspectEvent): boolean =>
  JSON.stringify(a.snapshot.value) === JSON.stringify(b.snapshot.value);

/**
 * Shows the states that a machine only passes through as snapshots of their own. The last step of several is where
 * the machine comes to rest, which a snapshot tells by itself.
 */
export const everyState = (show: (event: ShownEvent) => void): ((event: InspectEvent) => void) => {
  const steps = new Map<string, MicrostepInspectEvent>();
  return (event) => {
    const { sessionId } = event;
    const held = steps.get(sessionId);
    switch (event.type) {
      case 'microstep':
        if (held) show(asSnapshot(held));
        steps.set(sessionId, event);
        return;
      case 'snapshot':
        steps.delete(sessionId);
        if (held && !sameValue(event, held)) show(asSnapshot(held));
        show(event);
        return;
      case 'event':
        // The state it starts in is told with its first event.
        if (event.snapshot) steps.delete(sessionId);
        show(event);
        return;
      case 'actor':
        show(event);
        return;
      case 'action':
    }
  };
};
