import { readMessage } from '../protocols/read.js';
import { statelyHandshake } from '../protocols/stately.js';
import { xstateInspectHandshake } from '../protocols/xstate-inspect.js';
import type { Listener, Sender } from './listener.js';

/** Both at once: each sender passes over the handshake of the other protocol. */
const handshakes = [statelyHandshake, xstateInspectHandshake];

const weightOf = (message: unknown): number => {
  try {
    return JSON.stringify(message)?.length ?? 0;
  } catch {
    return 0;
  }
};

/** The window that this one is framed in, or that opened it. */
const otherOf = (own: Window): Window | null => (own.parent === own ? own.opener : own.parent);

/**
 * Receives from the window around this one or the one that opened it: from nowhere else, and once something has
 * come, from the origin it came from alone.
 *
 * @returns nothing where there is no such window
 */
export const receiveFromWindow = (own: Window, listener: Listener): Sender | undefined => {
  const other = otherOf(own);
  if (!other) return undefined;
  let origin: string | undefined;
  own.addEventListener('message', ({ data, source, origin: from }: MessageEvent<unknown>) => {
    if (source !== other || (origin !== undefined && from !== origin)) return;
    const happening = readMessage(data, Date.now());
    if (!happening) return;
    if (origin === undefined) {
      origin = from;
      listener.connection('connected');
    }
    listener.happened(happening, weightOf(data));
  });
  // Nothing is in these but that somebody listens, so that it does not matter who hears it.
  const greet = () => {
    for (const handshake of handshakes) other.postMessage(handshake, '*');
  };
  // A sender that frames this page takes hold of its window only once it has loaded.
  const ready = () => own.setTimeout(greet);
  if (own.document.readyState === 'complete') ready();
  else own.addEventListener('load', ready, { once: true });
  listener.connection('waiting');
  return {
    tell: (message) => {
      // An opaque origin, as of a file, cannot be addressed.
      if (origin === undefined || origin === 'null') return false;
      other.postMessage(message, origin);
      return true;
    },
  };
};
