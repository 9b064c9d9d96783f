import type { AnyStateMachine } from 'xstate';
import type { Cause } from './cause.js';
import { type Graph, graphOf } from './graph.js';

/** The whole reachable graph, where what can happen depends on answers: what is found opens new questions. */
export const askedGraph = async <
  Scene extends { readonly answers: { readonly ask: () => Promise<boolean> } },
  Stage,
>(
  machine: AnyStateMachine,
  input: unknown,
  scene: Scene,
  causes: readonly Cause<Scene, Stage>[],
): Promise<Graph<Scene, Stage>> => {
  for (;;) {
    const graph = graphOf(machine, input, scene, causes);
    if (!(await scene.answers.ask())) return graph;
  }
};
