import type { AnyActor, AnyMachineSnapshot, AnyStateMachine, InspectionEvent } from 'xstate';
import type { Desk } from '../world/desk.js';
import type { Command } from './commands.js';

/** What every view has. */
export interface AnyView {
  readonly step: string;
  readonly canCancel: boolean;
}

/** A flow on its way. */
export interface Running {
  readonly actor: AnyActor;
  readonly desk: Desk;
  /** Lets time pass, in ms. */
  readonly wait: (ms: number) => void;
}

/** A machine, as far as any sequence of events asks of it. */
export interface Subject<Input> {
  readonly name: string;
  /** It is about one connector, and not about several in turn. */
  readonly single: boolean;
  readonly machine: AnyStateMachine;
  readonly start: (desk: Desk, input: Input, inspect: (event: InspectionEvent) => void) => Running;
  /** What its store shows; a service has nothing to show. */
  readonly describe?: (snapshot: AnyMachineSnapshot) => AnyView;
  readonly commands: (snapshot: AnyMachineSnapshot, texts: readonly string[]) => readonly Command[];
  /** The types of the commands that the view offers, in order. */
  readonly offers?: (snapshot: AnyMachineSnapshot) => readonly string[];
}
