/** What a transition waits for. */
export type Trigger =
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'after'; readonly delay: string }
  | { readonly kind: 'done' | 'error' | 'snapshot'; readonly actor?: string };

export interface ChartTransition {
  readonly trigger: Trigger;
  readonly guard?: string;
  /** As written: `#id`, `.child`, `sibling`. Empty where the state is not left. */
  readonly targets: readonly string[];
  readonly actions: readonly string[];
}

export const stateTypes = ['atomic', 'compound', 'parallel', 'final', 'history'] as const;
export type StateType = (typeof stateTypes)[number];

export interface ChartState {
  /** Unique in the chart, whatever the machine's own ids are. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly type: StateType;
  readonly deep: boolean;
  readonly initial?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly invokes: readonly string[];
  readonly transitions: readonly ChartTransition[];
  readonly states: readonly ChartState[];
}

/** All states, parents before their children. */
export function* statesOf(state: ChartState): Generator<ChartState> {
  yield state;
  for (const child of state.states) yield* statesOf(child);
}
