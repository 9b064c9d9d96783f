import type { FlowInspector } from '../../src/index.js';
import { type CanaryScan, canaryScan } from '../support/canaries.js';

interface Root {
  getSnapshot(): unknown;
  getPersistedSnapshot(): unknown;
}

const isRecord = (thing: unknown): thing is Readonly<Record<string, unknown>> =>
  typeof thing === 'object' && thing !== null;

const isRoot = (thing: unknown): thing is Root =>
  isRecord(thing) && 'getSnapshot' in thing && 'getPersistedSnapshot' in thing;

/** Everything that can be seen of a cell, and the secrets that must not be in it. */
export interface Surfaces {
  readonly scan: CanaryScan;
  /** For the flow: by it the snapshots can be had. */
  readonly inspect: FlowInspector;
  /** Looks at the snapshots as they are just now. */
  readonly look: () => void;
  /** What shows, and what should have been looked at and was not. */
  readonly wrong: () => readonly string[];
}

/** The JSON of it, where it has one, without its pictures. */
const written = (thing: unknown): string =>
  JSON.stringify(thing, (_, part: unknown) =>
    typeof part === 'string' && part.startsWith('data:image/') ? undefined : part,
  ) ?? '';

/** What an inspector is told: what happens, what is done about it, and what the flow then keeps in mind. */
const told = ({ event, action, snapshot }: Readonly<Record<string, unknown>>): string => {
  const { context, output, error } = isRecord(snapshot) ? snapshot : {};
  return written({ event, action, context, output, error });
};

const always = [
  ...['inspection', 'snapshot', 'persisted snapshot', 'view'],
  ...['URL', 'sandbox log', 'sandbox records'],
];

/**
 * @param secrets by name
 * @param isThorough whether each thing is taken in with all that hangs on it, hidden members too, which takes longer
 *   than a cell
 */
export const surfacesOf = (
  secrets: Readonly<Record<string, string>>,
  isThorough = false,
): Surfaces => {
  const scan = canaryScan(secrets);
  let root: Root | undefined;
  return {
    scan,
    inspect: {
      xstate: (event) => {
        if (!isRecord(event)) return;
        if (isRoot(event.actorRef)) root ??= event.actorRef;
        if (isThorough) scan.inspection(event);
        else scan.see('inspection', told(event));
      },
    },
    look: () => {
      if (!root) return;
      if (isThorough) return scan.actor(root);
      scan.see('snapshot', written(root.getSnapshot()));
      scan.see('persisted snapshot', written(root.getPersistedSnapshot()));
    },
    wrong: () => [
      ...scan.unseen(...always).map((surface) => `nobody looked at the ${surface}`),
      ...scan
        .findings()
        .map(
          ({ surface, secret, encoding }) => `the ${secret} is shown, ${encoding}, in ${surface}`,
        ),
    ],
  };
};
