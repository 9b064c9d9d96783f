import type { FlowInspector } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { type CanaryScan, canaryScan } from '../../support/canaries.js';
import { pageSurfaces, seePage } from '../../support/page-surfaces.js';
import type { ElementPage } from './element-page.js';
import type { Telltale } from './telltale.js';

/** Looks for secrets in everything that can be seen of a flow. */
export interface Witness {
  /** To be called in every state. */
  readonly see: () => void | Promise<void>;
  /** @throws where a secret has been seen */
  readonly holdsNone: () => void;
}

/** Takes in what Cyclr shows of itself, and adds what it has stored in the end to what may not show. */
const seeCyclr = (scan: CanaryScan, sandbox: Sandbox): void => {
  scan.sandbox(sandbox);
  for (const { id } of sandbox.connectors()) {
    const stored = sandbox.readAuthValue(id) ?? '';
    // Shorter ones, such as that of a token grant, are no secrets.
    if (stored.length > 4) scan.add(`credentials of ${id}`, stored);
  }
};

const flowSurfaces = ['inspection', 'snapshot', 'persisted snapshot'] as const;

/** @param secrets by name */
export const pageWitness = (
  { page, texts, logged }: ElementPage,
  sandbox: Sandbox,
  secrets: Readonly<Record<string, string>>,
): Witness => {
  const scan = canaryScan({ ...secrets, 'client secret': sandbox.clientSecret });
  return {
    see: async () => {
      await seePage(scan, page);
      for (const [surface, shown] of Object.entries(await texts())) {
        scan.see(surface, shown.join('\n'));
      }
    },
    holdsNone: () => {
      seeCyclr(scan, sandbox);
      // Silence is what one hopes for, and was listened to all the same.
      scan.see('console', ['(console)', ...logged()].join('\n'));
      scan.holdsNone(...pageSurfaces, ...flowSurfaces, 'console', 'sandbox log', 'sandbox records');
    },
  };
};

interface Inspected {
  /** Of a flow that has one. */
  readonly getView?: () => unknown;
  /** The flow itself, as its inspector is told of it. */
  readonly actor: () => Parameters<ReturnType<typeof canaryScan>['actor']>[0] | undefined;
}

/** What looks for the secrets of a flow in this process, which shows more of itself. */
export interface StoreWitness {
  /** For the flow, which tells its inspector from its beginning. */
  readonly inspection: (event: unknown) => void;
  readonly of: (flow: Inspected) => Witness;
}

/** @param secrets by name */
export const storeWitness = (
  sandbox: Sandbox,
  secrets: Readonly<Record<string, string>>,
): StoreWitness => {
  const scan = canaryScan({ ...secrets, 'client secret': sandbox.clientSecret });
  const heard = scan.output();
  return {
    inspection: (event) => {
      if (typeof event === 'object' && event !== null) scan.inspection(event);
    },
    of: ({ getView, actor }) => ({
      see: () => {
        const inspected = actor();
        if (inspected) scan.actor(inspected);
        if (getView) scan.see('view', getView());
      },
      holdsNone: () => {
        heard();
        seeCyclr(scan, sandbox);
        scan.holdsNone(...flowSurfaces, ...(getView ? ['view'] : []), 'actor', 'console');
        scan.holdsNone('sandbox log', 'sandbox records');
      },
    }),
  };
};

/** What an inspector is that is told of a flow beside its witness, where there is one. */
export const witnessed = (inspect: Telltale, witness: StoreWitness | undefined): FlowInspector => ({
  xstate: (event) => {
    inspect.xstate(event);
    witness?.inspection(event);
  },
});
