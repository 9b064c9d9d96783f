import { activeStates, valuePaths } from './chart/active.js';
import { readDefinition } from './chart/definition.js';
import { type Drawing, draw } from './chart/draw.js';
import { type ChartEdge, edgesOf } from './chart/edges.js';
import { listen } from './chart/gestures.js';
import {
  type Area,
  type Direction,
  type Layout,
  layoutOf,
  type PlacedState,
} from './chart/layout.js';
import { type ChartState, statesOf } from './chart/machine.js';
import { measureIn } from './chart/measure.js';
import { type Resolver, resolver } from './chart/resolve.js';
import { routeOf } from './chart/route.js';
import { adoptStyle } from './chart/style.js';
import { svg } from './chart/svg.js';
import { viewport } from './chart/viewport.js';

export interface ChartTransitionTaken {
  /** The type of the event that set it off. */
  readonly event: string;
  /** The state values before and after. */
  readonly from: unknown;
  readonly to: unknown;
}

export interface Chart {
  /**
   * Lays out and draws a machine, unless it is shown already.
   *
   * @param definition JSON of XState 5 (`machine.definition` or `machine.config`) or 4 (`machine.definition`);
   *   anything that is no machine shows a line that says so
   */
  readonly show: (definition: unknown) => Promise<void>;
  /** Marks the states that are active where a machine has this value, and goes there; none for `undefined`. */
  readonly light: (value: unknown) => void;
  /** Lights up the lines that a machine took, for a moment. */
  readonly flash: (taken: ChartTransitionTaken) => void;
  /** Ends what flashes. */
  readonly calm: () => void;
  /** Shows the whole chart. */
  readonly fit: () => void;
  /** Makes it larger (`factor` above 1) or smaller. */
  readonly zoom: (factor: number) => void;
}

export interface ChartOptions {
  /** The wheel zooms without a key held. Default: false, and it scrolls the page. */
  readonly wheelZooms?: boolean;
}

interface Shown {
  readonly root: ChartState;
  readonly resolve: Resolver;
  readonly edges: readonly ChartEdge[];
  readonly layout: Layout;
  readonly drawing: Drawing;
}

const margin = 16;

/** The font that texts in there are shown in. */
const fontOf = (image: SVGSVGElement): string => {
  const probe = svg('text');
  image.append(probe);
  const { fontFamily } = getComputedStyle(probe);
  probe.remove();
  return fontFamily || 'sans-serif';
};

/**
 * A statechart in a container, which decides its size. Colours are custom properties, `--chart-…`
 * (see `chart/style.ts`); they follow the page's `color-scheme`.
 *
 * @example
 * const chart = createChart(document.querySelector('#chart'));
 * await chart.show(machine.config);
 * actor.subscribe(({ value }) => chart.light(value));
 */
export const createChart = (
  container: HTMLElement,
  { wheelZooms = false }: ChartOptions = {},
): Chart => {
  adoptStyle(container);
  const image = svg('svg', { role: 'img', tabindex: 0, 'aria-label': 'Statechart' });
  const frame = document.createElement('div');
  frame.className = 'statechart';
  frame.append(image);
  container.replaceChildren(frame);
  const view = viewport(image);

  let asked: string | undefined;
  let shown: Shown | undefined;
  let value: unknown;
  let looked: ChartState | undefined;

  const whole = ({ width, height }: Layout): Area => ({
    x: -margin,
    y: -margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  });
  const fit = () => {
    if (shown) view.fit(whole(shown.layout));
  };
  listen(image, view, { wheelZooms, fit });

  const label = (root: ChartState) => {
    const paths = valuePaths(value);
    const count = [...statesOf(root)].length - 1;
    const active = paths.length > 0 ? ` Active: ${paths.join(', ')}.` : '';
    image.setAttribute('aria-label', `Statechart ${root.name}, ${count} states.${active}`);
  };
  const empty = (text: string) => {
    shown = undefined;
    image.replaceChildren();
    frame.querySelector('.nothing')?.remove();
    const line = document.createElement('p');
    line.className = 'nothing';
    line.textContent = text;
    frame.append(line);
    image.setAttribute('aria-label', text);
  };

  const lit = ({ root, drawing, layout }: Shown): PlacedState | undefined => {
    const active = activeStates(root, value);
    for (const [state, element] of drawing.states) {
      element.classList.toggle('active', active.has(state));
    }
    label(root);
    return layout.states.find(
      ({ state }) => active.has(state) && !state.states.some((child) => active.has(child)),
    );
  };
  const light = (next: unknown) => {
    value = next;
    const inner = shown && lit(shown);
    // Who has looked elsewhere meanwhile is fetched back by a change alone.
    if (inner && inner.state !== looked) view.reveal(inner.area);
    looked = inner?.state;
  };

  /** From top to bottom; in a container too flat for that from left to right, if it is shown larger so. */
  const bestLayout = async (lay: (direction: Direction) => Promise<Layout>) => {
    const { width, height } = container.getBoundingClientRect();
    const scale = (layout: Layout) => Math.min(width / layout.width, height / layout.height);
    const down = await lay('DOWN');
    if (scale(down) >= 0.8 || width / height < (1.5 * down.width) / down.height) return down;
    const right = await lay('RIGHT');
    return scale(right) > scale(down) ? right : down;
  };

  const show = async (definition: unknown) => {
    const written = JSON.stringify(definition) ?? '';
    if (written === asked) return;
    asked = written;
    const root = readDefinition(definition);
    if (!root) return empty('This actor has no chart: its logic is no state machine.');
    const resolve = resolver(root);
    const edges = edgesOf(root, resolve);
    const measure = measureIn(fontOf(image));
    const layout = await bestLayout((direction) =>
      layoutOf(root, edges, resolve, measure, direction),
    );
    // Another one was asked for while this was laid out.
    if (asked !== written) return;
    if (!layout) return empty('This chart could not be laid out.');
    const initial = new Set([...statesOf(root)].flatMap((state) => resolve.initialOf(state) ?? []));
    const drawing = draw(layout, initial);
    shown = { root, resolve, edges: [...edges.lines, ...edges.notes], layout, drawing };
    frame.querySelector('.nothing')?.remove();
    image.replaceChildren(drawing.content);
    const first = layout.states.find(({ state }) => state === resolve.initialOf(root));
    const inner = lit(shown);
    looked = inner?.state;
    const part = inner ?? first;
    if (part) view.open(whole(layout), part.area);
    else fit();
  };

  const flash = ({ event, from, to }: ChartTransitionTaken) => {
    if (!shown) return;
    const { root, edges, resolve, drawing } = shown;
    const [before, after] = [activeStates(root, from), activeStates(root, to)];
    for (const edge of routeOf(edges, resolve, event, before, after)) {
      for (const element of drawing.edges.get(edge) ?? []) {
        element.classList.remove('flash');
        // Reading a measure starts the animation anew where it is still running.
        element.getBoundingClientRect();
        element.classList.add('flash');
      }
    }
  };

  const calm = () => {
    for (const element of image.querySelectorAll('.flash')) element.classList.remove('flash');
  };

  return { show, light, flash, calm, fit, zoom: (factor) => view.zoom(factor) };
};
