import type { FlowInspector } from '../../src/index.js';
import { type CanaryScan, canaryScan } from '../support/canaries.js';

interface Root {
  getSnapshot(): unknown;
  getPersistedSnapshot(): unknown;
}

const isRoot = (thing: unknown): thing is Root =>
  typeof thing === 'object' &&
  thing !== null &&
  'getSnapshot' in thing &&
  'getPersistedSnapshot' in thing;

/** Everything that can be seen of a cell, and the secrets that must not be in it. */
export interface Surfaces {
  readonly scan: CanaryScan;
  /** For the flow: by it the snapshots can be had. */
  readonly inspect: FlowInspector;
  /** Looks at the snapshots as they are just now. */
  readonly look: () => void;
}

/** The JSON of it, where it has one. */
const written = (thing: unknown): string => JSON.stringify(thing) ?? '';

/** @param secrets by name */
export const surfacesOf = (secrets: Readonly<Record<string, string>>): Surfaces => {
  const scan = canaryScan(secrets);
  let root: Root | undefined;
  return {
    scan,
    inspect: {
      xstate: (event) => {
        if (typeof event !== 'object' || event === null) return;
        if ('actorRef' in event && isRoot(event.actorRef)) root ??= event.actorRef;
        if ('event' in event) scan.see('inspection', written(event.event));
      },
    },
    look: () => {
      if (!root) return;
      scan.see('snapshot', written(root.getSnapshot()));
      scan.see('persisted snapshot', written(root.getPersistedSnapshot()));
    },
  };
};
