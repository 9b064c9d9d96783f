import type { AnyStateMachine } from 'xstate';
import { connectorAuthMachine } from '../../../machines/index.js';
import { type Graph, graphOf } from '../paths/graph.js';
import { connectorCauses } from './causes/index.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

/** Everything that can happen to a machine of this kind in a setting, as the machine itself says. */
export const connectorGraphOf = (
  machine: AnyStateMachine,
  scene: ConnectorScene,
): Graph<ConnectorScene, ConnectorStage> =>
  graphOf(machine, { accountConnectorId: scene.id, ...scene.input }, scene, connectorCauses);

/** The same of the one that ships. */
export const connectorGraph = (scene: ConnectorScene): Graph<ConnectorScene, ConnectorStage> =>
  connectorGraphOf(connectorAuthMachine, scene);
