import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import * as machines from '../../../machines/index.js';
import {
  describeAccountAuth,
  describeConnectorAuth,
  describeConnectorDisconnect,
} from '../../../src/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { hear } from '../account/hear.js';
import { accountGraph } from '../account/model.js';
import { accountSeed, accountSettings } from '../account/scenes.js';
import { connectorGraph } from '../connector/model.js';
import { sceneIn } from '../connector/scene-in.js';
import { settings } from '../connector/scenes.js';
import { seed } from '../connector/seed.js';
import { disconnectCauses } from '../disconnect/causes.js';
import { disconnectSceneIn, disconnectSettings } from '../disconnect/scenes.js';
import { askedGraph } from '../paths/asked-graph.js';
import type { Graph } from '../paths/graph.js';
import { watchScenesIn } from '../watch/scenes.js';
import { watchCauses } from '../watch/stage.js';
import { offersOfAccount, offersOfConnector, offersOfDisconnecting } from './offers.js';

/** The view of a flow, as far as every flow has one. */
export interface AnyView {
  readonly step: string;
  readonly canCancel: boolean;
  readonly canGoBack?: boolean;
}

/** A step out of a reachable situation. */
export interface Move {
  readonly before: AnyMachineSnapshot;
  readonly event: EventObject;
  readonly after: AnyMachineSnapshot;
  /** The states it went through. */
  readonly states: readonly string[];
}

/** A machine that ships, with all that can happen to it. */
export interface Flow {
  readonly machine: AnyStateMachine;
  /** Every situation that can be reached, from wherever the flow begins. */
  readonly snapshots: readonly AnyMachineSnapshot[];
  readonly moves: readonly Move[];
  /** What its store shows; a service has nothing to show. */
  readonly describe?: (snapshot: AnyMachineSnapshot) => AnyView;
  /** The commands that the view offers. */
  readonly offers?: (snapshot: AnyMachineSnapshot) => readonly string[];
}

type Reachable = Pick<Flow, 'snapshots' | 'moves'>;

const reachableIn = <Scene, Stage>({ snapshots, paths }: Graph<Scene, Stage>): Reachable => ({
  snapshots,
  moves: paths.flatMap((path) => {
    const last = path.at(-1);
    return last?.before && last.happening
      ? [
          {
            before: last.before,
            event: last.happening.event,
            after: last.after,
            states: last.trace.states,
          },
        ]
      : [];
  }),
});

const together = (all: readonly Reachable[]): Reachable => ({
  snapshots: all.flatMap(({ snapshots }) => snapshots),
  moves: all.flatMap(({ moves }) => moves),
});

type Name = Extract<keyof typeof machines, `${string}Machine`>;

/** Every machine that is exported: one more, and this does not compile. */
export const flows = async (): Promise<Readonly<Record<Name, Flow>>> => {
  const sandbox = await startSandbox({ seed });
  const small = await startSandbox({ seed: accountSeed });
  const api = clientOf(small, { retry: { limit: 0 } });
  const connector: Reachable[] = [];
  for (const setting of settings) {
    connector.push(reachableIn(await connectorGraph(await sceneIn(sandbox, setting))));
  }
  const account: Reachable[] = [];
  for (const setting of accountSettings) {
    const scene = { ...(await hear(small, setting, api)), surface: 'store' as const };
    account.push(reachableIn(accountGraph(scene)));
  }
  const disconnect: Reachable[] = [];
  for (const setting of disconnectSettings) {
    const scene = disconnectSceneIn(sandbox, setting);
    disconnect.push(
      reachableIn(
        await askedGraph(machines.connectorDisconnectMachine, scene.input, scene, disconnectCauses),
      ),
    );
  }
  const watch: Reachable[] = [];
  for (const scene of watchScenesIn(sandbox)) {
    watch.push(
      reachableIn(
        await askedGraph(machines.authenticationWatchMachine, scene.input, scene, watchCauses),
      ),
    );
  }
  await sandbox.close();
  await small.close();
  return {
    connectorAuthMachine: {
      machine: machines.connectorAuthMachine,
      ...together(connector),
      describe: describeConnectorAuth,
      offers: (snapshot) => offersOfConnector(describeConnectorAuth(snapshot)),
    },
    accountAuthMachine: {
      machine: machines.accountAuthMachine,
      ...together(account),
      describe: describeAccountAuth,
      offers: (snapshot) => offersOfAccount(describeAccountAuth(snapshot)),
    },
    connectorDisconnectMachine: {
      machine: machines.connectorDisconnectMachine,
      ...together(disconnect),
      describe: describeConnectorDisconnect,
      offers: (snapshot) => offersOfDisconnecting(describeConnectorDisconnect(snapshot)),
    },
    authenticationWatchMachine: {
      machine: machines.authenticationWatchMachine,
      ...together(watch),
    },
  };
};
