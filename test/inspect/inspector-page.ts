/** A message of the Stately protocol. */
export interface Told {
  readonly type: string;
  readonly name?: string;
  readonly sessionId: string;
  readonly parentId?: string;
  readonly rootId?: string;
  readonly definition?: string;
  readonly event?: { readonly type: string };
  readonly snapshot?: { readonly status: string; readonly value?: unknown };
}

export const isTold = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && '_version' in message;

/** A page with an inspector in a window of its own, of which a test sees every message. */
export const inspectorPage = () => {
  const posted: unknown[] = [];
  const opened: string[] = [];
  const waiting = new Set<() => void>();
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const view = {
    open: (url: string) => {
      opened.push(url);
      return {
        postMessage: (message: unknown) => {
          // As a browser does it: what cannot be cloned throws.
          posted.push(structuredClone(message));
          for (const look of waiting) look();
        },
      };
    },
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) =>
      listeners.push(listener),
  };
  const isWindow = (value: unknown): value is Window => value === view;
  const window: unknown = view;
  if (!isWindow(window)) throw new Error('No window.');
  const told = () => posted.filter(isTold);
  return {
    window,
    posted,
    opened,
    told,
    connect: () => {
      for (const listener of listeners) listener({ data: { type: '@statelyai.connected' } });
    },
    until: (fits: (event: Told) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!told().some(fits)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};
