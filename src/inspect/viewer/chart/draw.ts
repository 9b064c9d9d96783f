import { lineHeight, nameHeight, padding } from './box.js';
import type { ChartEdge } from './edges.js';
import { type Layout, labelHeight, type PlacedLine, type PlacedState } from './layout.js';
import type { ChartState } from './machine.js';
import { arrowHead, roundedPath } from './path.js';
import { svg } from './svg.js';
import { triggerText } from './trigger.js';

/** The elements of a drawn chart that show what happens. */
export interface Drawing {
  readonly content: SVGGElement;
  readonly states: ReadonlyMap<ChartState, SVGGElement>;
  readonly edges: ReadonlyMap<ChartEdge, readonly SVGElement[]>;
}

const tooltip = (lines: readonly (string | undefined)[]) =>
  svg('title', {}, lines.filter((line) => line !== undefined && line !== '').join('\n'));

const stateTooltip = ({ id, description, tags, invokes }: ChartState) =>
  tooltip([
    id,
    description,
    tags.length > 0 ? `tags: ${tags.join(', ')}` : '',
    invokes.length > 0 ? `invokes: ${invokes.join(', ')}` : '',
  ]);

const edgeTooltip = ({ source, target, transitions }: ChartEdge) =>
  tooltip([
    `${source.name} → ${target.name}`,
    ...transitions.map(({ trigger, guard, actions }) =>
      [
        triggerText(trigger) || 'always',
        guard === undefined ? '' : `[${guard}]`,
        actions.length > 0 ? `/ ${actions.join(', ')}` : '',
      ].join(' '),
    ),
  ]);

const frame = ({ state, area }: PlacedState): readonly SVGElement[] => {
  const { x, y, width, height } = area;
  if (state.type === 'history') {
    const [cx, cy] = [x + width / 2, y + height / 2];
    return [svg('circle', { class: 'frame', cx, cy, r: width / 2 })];
  }
  const outer = svg('rect', { class: 'frame', x, y, width, height, rx: 8 });
  if (state.type !== 'final') return [outer];
  const inset = { x: x + 3, y: y + 3, width: width - 6, height: height - 6 };
  return [outer, svg('rect', { class: 'inner', ...inset, rx: 5.5 })];
};

const drawState = (
  placed: PlacedState,
  noted: (edge: ChartEdge, element: SVGElement) => void,
): SVGGElement => {
  const { state, box, area } = placed;
  const group = svg(
    'g',
    { class: `state ${state.type}`, 'data-state': state.id },
    stateTooltip(state),
    ...frame(placed),
  );
  if (state.type === 'history') {
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 + 4 };
    group.append(svg('text', { class: 'name middle', ...middle }, box.lines[0]?.text ?? ''));
    return group;
  }
  box.lines.forEach(({ kind, text, edge }, index) => {
    const y = area.y + padding + (index === 0 ? 14 : nameHeight + (index - 1) * lineHeight + 12);
    const line = svg('text', { class: kind, x: area.x + padding, y }, text);
    if (index === 0 && state.states.length === 0) {
      // From afar it stands alone, in the middle.
      line.style.setProperty('--middle', `${area.height / 2 - padding - 7}px`);
    }
    if (edge) {
      line.append(edgeTooltip(edge));
      noted(edge, line);
    }
    group.append(line);
  });
  if (state.states.length > 0) {
    const y = area.y + box.height + 0.5;
    group.append(svg('path', { class: 'rule', d: `M${area.x} ${y}H${area.x + area.width}` }));
  }
  return group;
};

/** A dot and an arrow at the state that is entered first: at the side no lines come from. */
const drawInitial = ({ direction }: Layout, { area }: PlacedState): SVGGElement => {
  const down = direction === 'DOWN';
  const from = down ? { x: area.x - 16, y: area.y + 19 } : { x: area.x + 16, y: area.y - 16 };
  const to = down ? { x: area.x, y: from.y } : { x: from.x, y: area.y };
  return svg(
    'g',
    { class: 'initial' },
    svg('circle', { cx: from.x, cy: from.y, r: 4 }),
    svg('path', { class: 'line', d: roundedPath([from, to]) }),
    svg('path', { class: 'head', d: arrowHead([from, to], 6) }),
  );
};

const drawLine = ({ edge, points }: PlacedLine): SVGGElement =>
  svg(
    'g',
    { class: edge.labels.length > 0 ? 'edge' : 'edge bare' },
    edgeTooltip(edge),
    svg('path', { class: 'reach', d: roundedPath(points) }),
    svg('path', { class: 'line', d: roundedPath(points) }),
    svg('path', { class: 'head', d: arrowHead(points) }),
  );

const drawLabel = ({ edge, label }: PlacedLine): SVGGElement | undefined => {
  if (!label) return undefined;
  const { x, y, width, height } = label.area;
  return svg(
    'g',
    { class: 'label' },
    edgeTooltip(edge),
    svg('rect', { x, y, width, height, rx: 4 }),
    ...label.lines.map((line, index) =>
      svg('text', { x: x + width / 2, y: y + 12.5 + index * labelHeight }, line),
    ),
  );
};

/** Draws a chart that has been laid out. */
export const draw = (layout: Layout, initial: ReadonlySet<ChartState>): Drawing => {
  const states = new Map<ChartState, SVGGElement>();
  const edges = new Map<ChartEdge, SVGElement[]>();
  const keep = (edge: ChartEdge, element: SVGElement) => {
    edges.set(edge, [...(edges.get(edge) ?? []), element]);
  };
  for (const placed of layout.states) states.set(placed.state, drawState(placed, keep));
  const lines = layout.lines.map((line) => {
    const drawn = drawLine(line);
    keep(line.edge, drawn);
    return drawn;
  });
  const labels = layout.lines.flatMap((line) => {
    const drawn = drawLabel(line);
    if (drawn) keep(line.edge, drawn);
    return drawn ?? [];
  });
  const dots = layout.states
    .filter(({ state }) => initial.has(state))
    .map((placed) => drawInitial(layout, placed));
  // A transition told in words flashes there, and on the line that stands for it.
  for (const [edge, elements] of edges) {
    const bundle = edge.through && edges.get(edge.through);
    if (bundle) edges.set(edge, [...elements, ...bundle]);
  }
  return {
    content: svg('g', {}, ...states.values(), ...lines, ...dots, ...labels),
    states,
    edges,
  };
};
