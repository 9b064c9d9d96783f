import type { Plain } from './plain.js';

/** An action or a guard: its name, and what is passed to it unless that is computed. */
export interface NamedDefinition {
  readonly type: string;
  readonly params?: Plain;
}

export interface TransitionDefinition {
  /** `#` and the id of a state. Absent where the state is not left. */
  readonly target?: readonly string[];
  readonly guard?: NamedDefinition;
  readonly actions?: readonly NamedDefinition[];
  readonly reenter?: boolean;
  readonly description?: string;
}

export interface InvokeDefinition {
  readonly id: string;
  readonly src: string;
  readonly onDone?: readonly TransitionDefinition[];
  readonly onError?: readonly TransitionDefinition[];
  readonly onSnapshot?: readonly TransitionDefinition[];
}

/** A state in the form that XState 5's `createMachine` takes, as plain JSON: no functions. */
export interface StateDefinition {
  readonly id: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial?: string;
  /** The state's place in the order in which the chart was written; some protocols sort the names of states. */
  readonly order?: number;
  readonly history?: 'shallow' | 'deep';
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly meta?: Plain;
  readonly entry?: readonly NamedDefinition[];
  readonly exit?: readonly NamedDefinition[];
  readonly invoke?: readonly InvokeDefinition[];
  readonly on?: { readonly [event: string]: readonly TransitionDefinition[] };
  readonly always?: readonly TransitionDefinition[];
  /** By delay: its name, or milliseconds. */
  readonly after?: { readonly [delay: string]: readonly TransitionDefinition[] };
  readonly onDone?: readonly TransitionDefinition[];
  readonly states?: { readonly [key: string]: StateDefinition };
}

/** A chart as plain JSON. */
export type MachineDefinition = StateDefinition;
