import type { ServerName } from './fault-rules.js';
import type { Clock } from './state.js';

/** One request as the sandbox saw it. Holds no secret: no bodies, and no query value but harmless ones. */
export interface RequestLogEntry {
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly server: ServerName;
  readonly method: string;
  /** Pathname and query; values that could hold a secret read `[redacted]`. */
  readonly path: string;
  /** Null while unanswered, and for ever when the connection was cut or left silent. */
  readonly status: number | null;
  /** The `X-Cyclr-Account` that was sent; `(unknown)` when no account has that id. */
  readonly accountHeader?: string;
  /** Ticks of one counter over all servers: two requests ran side by side when their spans overlap. */
  readonly begin: number;
  readonly end: number | null;
  /** The kind of fault that was injected, if any. */
  readonly fault?: string;
}

export interface OpenEntry {
  /** Notes the answer. Called before its first byte leaves, so that a next request begins later. */
  answered(status: number | null, fault?: string): void;
}

export interface RequestLog {
  open(entry: Pick<RequestLogEntry, 'server' | 'method' | 'path' | 'accountHeader'>): OpenEntry;
  entries(): readonly RequestLogEntry[];
  clear(): void;
}

const harmless = new Set([
  'id',
  'page',
  'pagesize',
  'orderby',
  'sortorderasc',
  'category',
  'includecustomconnectors',
  'response_type',
]);

/** A path for the log: the names of its query members stay, most of their values do not. */
export const redactedPath = (url: URL): string => {
  const members = [...url.searchParams].map(([name, value]) => {
    // a name is kept only when it looks like one: a secret may have been sent in its place
    const shown = /^[\w.]{1,24}$/.test(name) ? name : '[redacted]';
    const plain = harmless.has(name.toLowerCase()) && /^\w{0,20}$/.test(value);
    return `${shown}=${plain ? value : '[redacted]'}`;
  });
  return members.length === 0 ? url.pathname : `${url.pathname}?${members.join('&')}`;
};

/** Keeps the requests of all three servers, in the order they arrived. */
export const createRequestLog = (clock: Clock): RequestLog => {
  let entries: RequestLogEntry[] = [];
  let tick = 0;
  const nextTick = (): number => {
    tick += 1;
    return tick;
  };
  return {
    open: (facts) => {
      let current: RequestLogEntry = {
        at: clock.now(),
        ...facts,
        status: null,
        begin: nextTick(),
        end: null,
      };
      entries.push(current);
      return {
        answered: (status, fault) => {
          const done = {
            ...current,
            status,
            end: nextTick(),
            ...(fault === undefined ? {} : { fault }),
          };
          const index = entries.indexOf(current);
          if (index >= 0) entries[index] = done;
          current = done;
        },
      };
    },
    entries: () => [...entries],
    clear: () => {
      entries = [];
    },
  };
};
