import type { Happening } from '../record.js';

export type ConnectionState = 'none' | 'waiting' | 'connected' | 'lost';

/** Hears what comes in. */
export interface Listener {
  /** `weight`: about how many characters the message holds. */
  readonly happened: (happening: Happening, weight: number) => void;
  readonly connection: (state: ConnectionState) => void;
}

/** Whom it comes from. */
export interface Sender {
  /** Says something to it, where that is possible; whether it was. */
  readonly tell: (message: object) => boolean;
}
