import type { FlowInspector } from '../../../src/index.js';

/** Knows what has been made, without holding it. */
export interface Census {
  /** Watches something that has to be gone once its flow has ended. */
  readonly watch: (kind: string, thing: object) => void;
  /** Watches every actor of a flow, its services among them, and what they say of themselves. */
  readonly inspector: FlowInspector;
  readonly watched: () => number;
  /** How many are still there, by kind. To be asked after a garbage collection. */
  readonly alive: () => readonly string[];
}

const partOf = (event: unknown, name: string): object | undefined => {
  if (typeof event !== 'object' || event === null) return undefined;
  const part: unknown = Reflect.get(event, name);
  return typeof part === 'object' && part !== null ? part : undefined;
};

export const census = (): Census => {
  const all: { readonly kind: string; readonly ref: WeakRef<object> }[] = [];
  const known = new WeakSet<object>();
  const watch = (kind: string, thing: object): void => {
    if (known.has(thing)) return;
    known.add(thing);
    all.push({ kind, ref: new WeakRef(thing) });
  };
  return {
    watch,
    inspector: {
      xstate: (event) => {
        for (const [kind, name] of [
          ['actor', 'actorRef'],
          ['snapshot', 'snapshot'],
          ['event', 'event'],
        ] as const) {
          const thing = partOf(event, name);
          if (thing) watch(kind, thing);
        }
      },
    },
    watched: () => all.length,
    alive: () => {
      const counts = new Map<string, number>();
      for (const { kind, ref } of all) {
        if (ref.deref()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return [...counts].map(([kind, count]) => `${count} of kind ${kind}`);
    },
  };
};
