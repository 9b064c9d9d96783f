import type { ChartEdge } from './edges.js';
import type { ChartState } from './machine.js';
import type { Resolver } from './resolve.js';

/** From so many on, lines out of one state to the same place are drawn as one. */
const many = 3;

/** The outermost state around the source that the target is not in. */
const leaves = ({ source, target }: ChartEdge, { parentOf, isWithin }: Resolver): ChartState => {
  let left = source;
  for (let outer = parentOf(left); outer && !isWithin(target, outer); outer = parentOf(outer)) {
    left = outer;
  }
  return left;
};

export interface Lifted {
  readonly lines: readonly ChartEdge[];
  /** Those that are not drawn each by itself. */
  readonly told: readonly ChartEdge[];
  /** What is drawn instead. */
  readonly bundles: readonly ChartEdge[];
}

/**
 * Where many states within one lead to the same state outside, as all steps of a flow do to its failure, one line
 * leads there from the state around them, and their own boxes say what leads there.
 */
export const liftedOut = (lines: readonly ChartEdge[], resolve: Resolver): Lifted => {
  const groups = new Map<string, { around: ChartState; edges: ChartEdge[] }>();
  for (const edge of lines) {
    const around = leaves(edge, resolve);
    const key = `${around.key}>>${edge.target.key}`;
    const group = groups.get(key) ?? { around, edges: [] };
    group.edges.push(edge);
    groups.set(key, group);
  }
  const drawn: ChartEdge[] = [];
  const told: ChartEdge[] = [];
  const bundles: ChartEdge[] = [];
  for (const [key, { around, edges }] of groups) {
    const [first] = edges;
    if (!first || edges.length < many) {
      drawn.push(...edges);
      continue;
    }
    const through: ChartEdge = {
      key,
      source: around,
      target: first.target,
      transitions: edges.flatMap(({ transitions }) => transitions),
      labels: [],
    };
    bundles.push(through);
    told.push(...edges.map((edge) => ({ ...edge, through })));
  }
  return { lines: drawn, told, bundles };
};
