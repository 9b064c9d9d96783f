import type { Sandbox } from '../../../src/sandbox/index.js';
import { canaryScan } from '../../support/canaries.js';
import { pageSurfaces, seePage } from '../../support/page-surfaces.js';
import type { ElementPage } from './element-page.js';

/** Looks for secrets in everything that can be seen of a flow. */
export interface Witness {
  /** To be called in every state. */
  readonly see: () => void | Promise<void>;
  /** @throws where a secret has been seen */
  readonly holdsNone: () => void;
}

/** @param secrets by name */
export const pageWitness = (
  { page }: ElementPage,
  sandbox: Sandbox,
  secrets: Readonly<Record<string, string>>,
): Witness => {
  const scan = canaryScan(secrets);
  return {
    see: () => seePage(scan, page),
    holdsNone: () => {
      scan.sandbox(sandbox);
      scan.holdsNone(...pageSurfaces, 'sandbox log', 'sandbox records');
    },
  };
};

interface Inspected {
  readonly getView: () => unknown;
  /** The flow itself, as its inspector is told of it. */
  readonly actor: () => Parameters<ReturnType<typeof canaryScan>['actor']>[0] | undefined;
}

/** The same for a flow in this process, which shows more of itself. */
export const storeWitness = (
  sandbox: Sandbox,
  secrets: Readonly<Record<string, string>>,
): { readonly inspection: (event: object) => void; readonly of: (flow: Inspected) => Witness } => {
  const scan = canaryScan(secrets);
  return {
    inspection: scan.inspection,
    of: ({ getView, actor }) => ({
      see: () => {
        const inspected = actor();
        if (inspected) scan.actor(inspected);
        scan.see('view', getView());
      },
      holdsNone: () => {
        scan.sandbox(sandbox);
        scan.holdsNone('inspection', 'actor', 'snapshot', 'persisted snapshot', 'view');
        scan.holdsNone('sandbox log', 'sandbox records');
      },
    }),
  };
};
