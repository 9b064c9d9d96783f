import type { AnyStateMachine } from 'xstate';
import { connectorAuthMachine } from '../../../machines/index.js';
import { askedGraph } from '../paths/asked-graph.js';
import type { Graph } from '../paths/graph.js';
import { connectorCauses } from './causes/index.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

/** Everything that can happen to a machine of this kind in a scene, as the machine itself says. */
export const connectorGraph = (
  scene: ConnectorScene,
  machine: AnyStateMachine = connectorAuthMachine,
): Promise<Graph<ConnectorScene, ConnectorStage>> =>
  askedGraph(machine, scene.input, scene, connectorCauses);
