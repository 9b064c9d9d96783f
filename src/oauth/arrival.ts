import * as G from '#io-ts/Guard';
import { type AuthError, isAuthError } from '../domain/auth-error.js';
import type { SignInPage } from '../domain/connector-api.js';
import type { DriverSignal } from './driver.js';

/** Marks our messages, names our channel. */
export const arrivalSource = 'cyclr-auth-machine';

/** The query parameter by which an attempt comes back to the page it left. */
export const arrivalParameter = 'cyclr-attempt';

/** What a landing page tells: which attempt has ended, and what went wrong if it went wrong. */
export interface Arrival {
  readonly source: typeof arrivalSource;
  readonly attempt: string;
  readonly error?: AuthError;
}

const ArrivalMessage: G.Guard<unknown, Arrival> = G.intersect(
  G.partial({ error: { is: isAuthError } }),
)(G.struct({ source: G.literal(arrivalSource), attempt: G.string }));

/**
 * Waits for the landing page of one attempt, once. Two ways, as either can fail: the channel reaches a page of the
 * same origin also where Cross-Origin-Opener-Policy has cut the windows apart; a message to the opener reaches a page
 * of another origin.
 *
 * @returns what stops waiting
 */
export const onArrival = (
  { attempt, origin }: Pick<SignInPage, 'attempt' | 'origin'>,
  signal: (signal: DriverSignal) => void,
): (() => void) => {
  // Where there is no window there is no landing page either: a server, a terminal.
  if (typeof window === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(arrivalSource);
  const stop = () => {
    channel.close();
    window.removeEventListener('message', hear);
  };
  const take = (data: unknown) => {
    if (!ArrivalMessage.is(data) || data.attempt !== attempt) return;
    stop();
    const { error } = data;
    signal(error ? { type: 'failed', error } : { type: 'landed' });
  };
  const hear = (event: MessageEvent) => {
    if (event.origin === origin) take(event.data);
  };
  // Only pages of this very origin can write to its channel.
  channel.onmessage = ({ data }) => take(data);
  window.addEventListener('message', hear);
  return stop;
};
