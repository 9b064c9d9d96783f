import type { Actor, Picture } from './picture.js';
import type { ConnectionState } from './receive/listener.js';
import type { Session } from './session.js';

export type Theme = 'system' | 'light' | 'dark';

/** All that the page shows. */
export interface ViewerState {
  readonly session: Session;
  readonly connection: ConnectionState;
  /** The key of the actor that was chosen. */
  readonly chosen?: string;
  /** The log tells of the shown actor alone. */
  readonly oneActor: boolean;
  readonly theme: Theme;
  /** Something to tell once, as of a file that cannot be read. */
  readonly notice?: string;
}

const hasChart = ({ definition }: Actor): boolean => definition !== undefined;

/** The actor that was chosen, or else the first that has a chart. */
export const shownActor = (picture: Picture, chosen: string | undefined): Actor | undefined => {
  const actors = [...picture.values()];
  return (
    (chosen === undefined ? undefined : picture.get(chosen)) ?? actors.find(hasChart) ?? actors[0]
  );
};

/** What a person can do. */
export interface ViewerActions {
  readonly choose: (actor: string) => void;
  readonly moveTo: (position: number) => void;
  /** Looks at the moment after the record of this number. */
  readonly goTo: (number: number) => void;
  readonly step: (steps: number) => void;
  readonly follow: () => void;
  readonly showOneActor: (one: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly save: () => void;
  readonly open: (file: File) => void;
  readonly clear: () => void;
  /** Sends an event, written as JSON or as its type alone. */
  readonly send: (actor: Actor, event: string) => void;
}
