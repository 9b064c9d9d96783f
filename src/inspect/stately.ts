import { everyState, type ShownEvent } from './every-state.js';
import type { InspectedSnapshot } from './inspect-event.js';
import { type Inspector, isolated, observe } from './inspector.js';
import { field, given, isCallable, isObject } from './reading.js';

export interface StatelyOptions {
  /**
   * The page that shows the inspector. Default: Stately's own site, to which everything but secrets then goes;
   * give the address of a page you host to keep it to yourself.
   */
  readonly url?: string;
  /** Shows the page in this frame. Default: a window of its own. */
  readonly iframe?: HTMLIFrameElement;
  /** The window to open the inspector from. Default: the page's own. */
  readonly window?: Window;
  /** Sends to a WebSocket server and opens nothing, as in Node. */
  readonly webSocket?: { readonly url: string };
  /** Opens the inspector at once. Default: true; if not, `start` does. */
  readonly autoStart?: boolean;
  /** How many of the newest events a page that comes late, or again, is sent. Default: 2,000. */
  readonly maxDeferredEvents?: number;
  /**
   * The package itself, `import * as stately from '@statelyai/inspect'`. With it the inspector's window opens within
   * the click that calls this; without, the package is loaded first, and a browser may block the window.
   */
  readonly stately?: object;
  /** The time in ms. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Told once, of the first thing that went wrong; `@statelyai/inspect` missing is such a thing. */
  readonly onError?: (error: unknown) => void;
}

export interface StatelyInspector extends Inspector {
  /** Opens the inspector, or connects to it. For `autoStart: false`. */
  start(): void;
  /** Says goodbye to the inspector's page; what happens after that is not sent. Idempotent. */
  stop(): void;
}

/** What is needed of one of the package's inspectors. */
interface Target {
  readonly inspect: (event: object) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

const method = (holder: unknown, name: string): ((...args: readonly unknown[]) => unknown) => {
  const found = field(holder, name);
  if (!isCallable(found)) throw new Error(`@statelyai/inspect has no ${name}: 0.7 is needed.`);
  return (...args) => Reflect.apply(found, holder, args);
};

const settingsOf = ({ url, iframe, window, webSocket, maxDeferredEvents }: StatelyOptions) => ({
  autoStart: false,
  maxDeferredEvents: maxDeferredEvents ?? 2_000,
  // The stream is plain and bounded as it is; by default the package drops an object's eleventh entry.
  serializationDepthLimit: 100,
  serialize: (event: unknown) => event,
  ...(webSocket ? { url: webSocket.url } : { ...given('url', url), ...given('iframe', iframe) }),
  ...given('window', window),
});

/**
 * The package's socket calls again every five seconds for as long as nobody answers, also after it was stopped, which
 * keeps a Node process from ending. So what it opens from now on is closed, and its handlers go to nobody.
 */
const hangUp = (made: unknown): void => {
  const adapter = field(made, 'adapter');
  const close = (socket: unknown) => {
    if (!isObject(socket)) return;
    // One that is closed before it was open has an error to tell.
    Reflect.set(socket, 'onerror', () => undefined);
    method(socket, 'close')();
  };
  if (!isObject(adapter) || !('ws' in adapter)) return;
  close(adapter.ws);
  const nobody = { close: () => undefined };
  Object.defineProperty(adapter, 'ws', { get: () => nobody, set: close });
};

/** The package sends from a timer of its own: what is thrown there would end a Node process. */
const shield = (made: unknown, isolate: (run: () => unknown) => void): void => {
  const adapter = field(made, 'adapter');
  if (!isObject(adapter)) return;
  const send = method(adapter, 'send');
  Reflect.set(adapter, 'send', (event: unknown) => isolate(() => send(event)));
};

const targetOf = (
  stately: unknown,
  options: StatelyOptions,
  isolate: (run: () => unknown) => void,
): Target => {
  if (!options.webSocket && !options.window && typeof window === 'undefined') {
    throw new Error('There is no window to show the inspector in: give a `webSocket`.');
  }
  const make = options.webSocket ? 'createWebSocketInspector' : 'createBrowserInspector';
  const made = method(stately, make)(settingsOf(options));
  shield(made, isolate);
  const inspect = method(field(made, 'inspect'), 'next');
  const stop = method(made, 'stop');
  return {
    inspect,
    start: method(made, 'start'),
    stop: () => {
      hangUp(made);
      stop();
    },
  };
};

/** Loaded only when it is needed, so that who does not use it need not have it. */
const load = async (): Promise<unknown> => {
  try {
    return await import('@statelyai/inspect');
  } catch (cause) {
    throw new Error('Install @statelyai/inspect to use inspectWithStately.', { cause });
  }
};

/** What the package reads of XState's events, made of ours. */
const standIns = () => {
  const starts = new Map<string, { snapshot: InspectedSnapshot }>();
  return (event: ShownEvent): object => {
    const { sessionId, rootId, parentId, id } = event;
    const own = {
      sessionId,
      id,
      _parent: parentId === undefined ? undefined : { sessionId: parentId },
    };
    switch (event.type) {
      case 'actor': {
        const start = { snapshot: { status: 'active' } };
        starts.set(sessionId, start);
        const logic = event.definition && { config: event.definition };
        // The package asks for the snapshot later, when the actor has started.
        const actorRef = { ...own, logic, getSnapshot: () => start.snapshot };
        return { type: '@xstate.actor', rootId, actorRef };
      }
      case 'event': {
        const start = starts.get(sessionId);
        if (start && event.snapshot) start.snapshot = event.snapshot;
        starts.delete(sessionId);
        const sourceRef = event.sourceId === undefined ? undefined : { sessionId: event.sourceId };
        return { type: '@xstate.event', rootId, actorRef: own, sourceRef, event: event.event };
      }
      case 'snapshot':
        return {
          type: '@xstate.snapshot',
          rootId,
          actorRef: own,
          event: event.event,
          snapshot: event.snapshot,
        };
    }
  };
};

/**
 * Shows flows in the Stately inspector, secrets already out. Needs `@statelyai/inspect` 0.7.
 *
 * @example
 * const inspect = inspectWithStately({ url: '/inspector.html' });
 * createConnectorAuth({ api, accountConnectorId: 42, inspect });
 */
export const inspectWithStately = (options: StatelyOptions = {}): StatelyInspector => {
  const { stately, autoStart = true, clock, onError } = options;
  const isolate = isolated(onError);
  const most = options.maxDeferredEvents ?? 2_000;
  let waiting: object[] = [];
  let target: Target | undefined;
  let started = false;
  let stopped = false;

  const arrive = (loaded: unknown) => {
    if (stopped) return;
    target = targetOf(loaded, options, isolate);
    if (started) target.start();
    for (const event of waiting) target.inspect(event);
    waiting = [];
  };
  const start = () => {
    if (started || stopped) return;
    started = true;
    isolate(() => target?.start());
  };
  const standIn = standIns();
  const show = everyState((event) => {
    const shown = standIn(event);
    if (stopped) return;
    if (target) return target.inspect(shown);
    waiting.push(shown);
    if (waiting.length > most) waiting.shift();
  });

  if (autoStart) start();
  isolate(() => (stately ? arrive(stately) : load().then(arrive)));
  return {
    ...observe(show, { ...given('clock', clock), ...given('onError', onError) }),
    start,
    stop: () => {
      if (stopped) return;
      stopped = true;
      waiting = [];
      isolate(() => target?.stop());
    },
  };
};
