import elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { boxOf, type StateBox } from './box.js';
import type { ChartEdge, ChartEdges } from './edges.js';
import { type ChartState, statesOf } from './machine.js';
import { cut, type Measure } from './measure.js';
import { leadingBack } from './order.js';
import type { Resolver } from './resolve.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedState {
  readonly state: ChartState;
  readonly box: StateBox;
  readonly area: Area;
}

export interface PlacedLine {
  readonly edge: ChartEdge;
  readonly points: readonly Point[];
  /** What is written on it, and where. */
  readonly label?: { readonly lines: readonly string[]; readonly area: Area };
}

export interface Layout {
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly lines: readonly PlacedLine[];
}

export type Direction = 'DOWN' | 'RIGHT';

const mostLabels = 4;
export const labelHeight = 15;

const options = (direction: Direction) => ({
  'elk.algorithm': 'layered',
  'elk.direction': direction,
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
});

/** Short labels share a line; a long one is broken before its guard. */
const broken = (labels: readonly string[]): readonly string[] => {
  if (labels.length > 1 && labels.join(' · ').length <= 20) return [labels.join(' · ')];
  return labels.flatMap((label) => {
    const guard = label.indexOf(' [');
    return label.length > 18 && guard > 0 ? [label.slice(0, guard), label.slice(guard + 1)] : label;
  });
};

let engine: InstanceType<typeof elk.default> | undefined;

/** The best first. Of some charts ELK makes nothing with all of its options on. */
const attempts: readonly Readonly<Record<string, string>>[] = [
  {
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.compaction.postCompaction.strategy': 'EDGE_LENGTH',
  },
  { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' },
  {},
];

const layOut = async (graph: ElkNode, direction: Direction): Promise<ElkNode> => {
  engine ??= new elk.default();
  let failure: unknown;
  for (const more of attempts) {
    try {
      // As arguments the options hold within every state.
      return await engine.layout<ElkNode>(graph, {
        layoutOptions: { ...options(direction), ...more },
      });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};

const shown = (edge: ChartEdge): readonly string[] => {
  const labels = broken(edge.labels);
  const lines = labels.slice(0, mostLabels).map((label) => cut(label, 32));
  const more = labels.length - mostLabels;
  return more > 0 ? [...lines, `… ${more} more`] : lines;
};

const edgeNode = (edge: ChartEdge, back: boolean, measure: Measure): ElkExtendedEdge => {
  const lines = shown(edge);
  const width = Math.max(0, ...lines.map((line) => measure(line, 'label')));
  return {
    id: edge.key,
    // A line that leads back is laid out the other way round, so that it turns nothing else round.
    sources: [back ? edge.target.key : edge.source.key],
    targets: [back ? edge.source.key : edge.target.key],
    labels:
      lines.length === 0
        ? []
        : [
            {
              text: lines.join('\n'),
              width: Math.ceil(width) + 10,
              height: lines.length * labelHeight + 2,
              layoutOptions: {
                'elk.edgeLabels.inline': 'true',
                'elk.edgeLabels.placement': 'CENTER',
              },
            },
          ],
  };
};

const areaOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Area>): Area => ({
  x,
  y,
  width,
  height,
});

/** Finds a place for every state, line and label. */
export const layoutOf = async (
  root: ChartState,
  edges: ChartEdges,
  resolve: Resolver,
  measure: Measure,
  direction: Direction,
): Promise<Layout> => {
  const boxes = new Map(
    [...statesOf(root)].map((state) => [
      state,
      boxOf(
        state,
        edges.notes.filter(({ source }) => source === state),
        measure,
      ),
    ]),
  );
  const reached = new Set(edges.lines.map(({ target }) => target));
  const node = (state: ChartState): ElkNode => {
    const { width = 0, height = 0 } = boxes.get(state) ?? {};
    if (state.states.length === 0) {
      const last = state.type === 'final' && !reached.has(state);
      return {
        id: state.key,
        width,
        height,
        ...(last && { layoutOptions: { 'elk.layered.layering.layerConstraint': 'LAST' } }),
      };
    }
    return {
      id: state.key,
      layoutOptions: {
        'elk.padding': `[top=${height + 14},left=30,bottom=22,right=24]`,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        // ELK turns a downward chart on its side to lay it out, but not the least size of what has an inside.
        'elk.nodeSize.minimum':
          direction === 'DOWN' ? `(${height},${width})` : `(${width},${height})`,
      },
      children: state.states.map(node),
    };
  };
  const drawn = [...edges.lines, ...edges.bundles];
  const back = leadingBack(drawn, resolve);
  const graph = await layOut(
    {
      id: 'chart',
      layoutOptions: { 'elk.padding': '[top=0,left=0,bottom=0,right=0]' },
      children: [node(root)],
      edges: drawn.map((edge) => edgeNode(edge, back.has(edge), measure)),
    },
    direction,
  );

  const areas = new Map<string, Area>();
  const collect = (placed: ElkNode): void => {
    areas.set(placed.id, areaOf(placed));
    placed.children?.forEach(collect);
  };
  collect(graph);
  const placedEdges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    direction,
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    states: [...boxes].flatMap(([state, box]) => {
      const area = areas.get(state.key);
      return area ? [{ state, box, area }] : [];
    }),
    lines: drawn.flatMap((edge) => {
      const placed = placedEdges.get(edge.key);
      const laid = (placed?.sections ?? []).flatMap((section) => [
        section.startPoint,
        ...(section.bendPoints ?? []),
        section.endPoint,
      ]);
      const points = back.has(edge) ? laid.toReversed() : laid;
      const label = placed?.labels?.[0];
      return points.length < 2
        ? []
        : [{ edge, points, ...(label && { label: { lines: shown(edge), area: areaOf(label) } }) }];
    }),
  };
};
