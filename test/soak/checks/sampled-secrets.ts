import type { FlowInspector } from '../../../src/index.js';
import { canaryScan } from '../../support/canaries.js';
import type { Violations } from './violations.js';

/** The one scan of all suites, for a few flows of a wave: looking everywhere takes long. */
export interface SampledSecrets {
  /** Takes in what somebody has typed that must not show. */
  readonly typed: (secret: string) => void;
  /** Takes in what a flow says of itself, and at its end its actors with all that hangs on them. */
  readonly inspector: FlowInspector;
  readonly see: (surface: string, thing: unknown) => void;
  readonly count: () => number;
  /** Adds every secret that shows anywhere, and each of these surfaces of which nothing was seen. */
  readonly tell: (found: Violations, ...surfaces: readonly string[]) => void;
}

interface SeenActor {
  readonly getSnapshot: () => unknown;
  readonly getPersistedSnapshot: () => unknown;
}

const isActor = (thing: unknown): thing is SeenActor =>
  typeof thing === 'object' &&
  thing !== null &&
  'getSnapshot' in thing &&
  'getPersistedSnapshot' in thing;

export const sampledSecrets = (): SampledSecrets => {
  const scan = canaryScan({});
  const heard = scan.output();
  const actors = new Set<SeenActor>();
  let secrets = 0;
  return {
    typed: (secret) => {
      secrets += 1;
      scan.add(`secret ${secrets}`, secret);
    },
    inspector: {
      xstate: (event) => {
        if (typeof event !== 'object' || event === null) return;
        scan.inspection(event);
        if ('actorRef' in event && isActor(event.actorRef)) actors.add(event.actorRef);
      },
    },
    see: scan.see,
    count: () => secrets,
    tell: (found, ...surfaces) => {
      heard();
      for (const actor of actors) scan.actor(actor);
      const flows = ['inspection', 'snapshot', 'persisted snapshot', 'actor', 'view', 'console'];
      for (const surface of scan.unseen(...flows, ...surfaces)) {
        found.add('secrets not looked for', surface);
      }
      for (const { surface, secret, encoding } of scan.findings()) {
        found.add('a secret shows', `${secret}, ${encoding}, in ${surface}`);
      }
    },
  };
};
