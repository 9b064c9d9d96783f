import type { AnyStateMachine } from 'xstate';
import { connectorAuthMachine } from '../../../machines/index.js';
import { type Graph, graphOf } from '../paths/graph.js';
import { connectorCauses } from './causes/index.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

/** Everything that can happen to a machine of this kind in a scene, as the machine itself says. */
export const connectorGraphOf = async (
  machine: AnyStateMachine,
  scene: ConnectorScene,
): Promise<Graph<ConnectorScene, ConnectorStage>> => {
  // What is found opens new questions, until there are none.
  for (;;) {
    const graph = graphOf(machine, scene.input, scene, connectorCauses);
    if (!(await scene.answers.ask())) return graph;
  }
};

/** The same of the one that ships. */
export const connectorGraph = (
  scene: ConnectorScene,
): Promise<Graph<ConnectorScene, ConnectorStage>> => connectorGraphOf(connectorAuthMachine, scene);
