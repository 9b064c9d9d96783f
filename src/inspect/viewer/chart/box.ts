import type { ChartEdge } from './edges.js';
import type { ChartState } from './machine.js';
import { cut, type Measure } from './measure.js';

/** A line of text in the box of a state. */
export interface BoxLine {
  readonly kind: 'name' | 'invoke' | 'note';
  readonly text: string;
  /** The transition that a note tells of. */
  readonly edge?: ChartEdge;
}

export interface StateBox {
  readonly lines: readonly BoxLine[];
  /** px; of the text alone, where the state has others in it. */
  readonly width: number;
  readonly height: number;
}

const mostNotes = 12;
export const padding = 10;
export const nameHeight = 20;
export const lineHeight = 15;

/** What is written in the box of a state, and the room it needs. */
export const boxOf = (
  state: ChartState,
  notes: readonly ChartEdge[],
  measure: Measure,
): StateBox => {
  if (state.type === 'history') {
    return { lines: [{ kind: 'name', text: state.deep ? 'H*' : 'H' }], width: 28, height: 28 };
  }
  const told = notes.flatMap((edge) => edge.labels.map((text) => ({ edge, text })));
  const more = told.length - mostNotes;
  const lines: readonly BoxLine[] = [
    { kind: 'name', text: cut(state.name, 40) },
    ...state.invokes.map((text) => ({ kind: 'invoke', text: `⚙ ${cut(text, 36)}` }) as const),
    ...told.slice(0, mostNotes).map(({ edge, text }) => {
      return { kind: 'note', text: cut(text, 48), edge } as const;
    }),
    ...(more > 0 ? [{ kind: 'note', text: `… ${more} more` } as const] : []),
  ];
  const widths = lines.map(({ kind, text }) =>
    measure(text, kind === 'name' ? 'farName' : 'detail'),
  );
  return {
    lines,
    width: Math.ceil(Math.max(64, ...widths) + 2 * padding),
    height: 2 * padding + nameHeight + (lines.length - 1) * lineHeight,
  };
};
