/** `host`: a server of one's own behind the same rules, see `startFaultyHost`. */
export type ServerName = 'api' | 'service' | 'provider' | 'host';

/**
 * One thing that goes wrong, on the real socket.
 *
 * `handled` says whether the request still does its work: state changes, only the answer is
 * spoilt. Times are in milliseconds, sizes in bytes.
 */
export type Fault =
  /** Waits, then goes on as usual. Adds up, and combines with one fault of another kind. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answers with this status. Not handled unless told. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly handled?: boolean;
    }
  /**
   * Ends the connection: before handling, after handling but before the answer, half-way through it, or after the last
   * byte of a body that was never said to be whole. Closed in order, or reset as by a crash.
   */
  | {
      readonly kind: 'drop';
      readonly when: 'before' | 'after' | 'midBody' | 'afterBody';
      readonly how?: 'close' | 'reset';
    }
  /**
   * The server goes away: it cuts every connection and refuses new ones until the rule is taken back, whatever
   * `times` says. Not handled.
   */
  | { readonly kind: 'refuse' }
  /** Accepts the request and never answers, until the caller or the sandbox hangs up. */
  | { readonly kind: 'hang'; readonly handled?: boolean }
  /** Handled; the first half of the answer arrives as if it were whole. */
  | { readonly kind: 'truncate' }
  /** A 200 HTML page, as a proxy or captive portal sends. Not handled unless told. */
  | { readonly kind: 'html'; readonly body?: string; readonly handled?: boolean }
  /** Handled; the members of the answer keep their names and change their types. */
  | { readonly kind: 'wrongTypes' }
  /** Handled; a 200 without a body. */
  | { readonly kind: 'empty' }
  /** A 200 (or `status`) with this body; text goes as it is, anything else as JSON. Not handled unless told. */
  | {
      readonly kind: 'body';
      readonly body: unknown;
      readonly status?: number;
      readonly contentType?: string;
      readonly handled?: boolean;
    }
  /** Handled; the answer is right and says it is of another type. Default: `text/html`. */
  | { readonly kind: 'contentType'; readonly contentType?: string }
  /** Handled once; the answer is sent twice over the same connection. */
  | { readonly kind: 'twice' }
  /**
   * Handled at once; the answer waits until one to a later request of the same server has gone out, and for `ms`
   * (1 000) at most.
   */
  | { readonly kind: 'outOfOrder'; readonly ms?: number }
  /** Handled; the answer is padded with white space, legal in JSON, to 10 MB (or `bytes`). */
  | { readonly kind: 'big'; readonly bytes?: number }
  /** Handled; the answer arrives in eight pieces (or `chunks`), this long apart. */
  | { readonly kind: 'slowBody'; readonly ms: number; readonly chunks?: number }
  /** A 302 (or `status`) to another address. Not handled. */
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number };

/** When a fault applies. What is left out matches everything. */
export interface FaultMatch {
  readonly server?: ServerName;
  readonly method?: string;
  /** The whole pathname (a trailing slash does not count), or a pattern for it. */
  readonly path?: string | RegExp;
  /** The account connector in the path, or in the `id` of the sign-in page. */
  readonly connectorId?: number;
}

export interface FaultRule {
  readonly match: FaultMatch;
  /** Lets the first so many matching requests pass. */
  readonly after?: number;
  /** Applies so many times at most; absent, for ever. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface RequestFacts {
  readonly server: ServerName;
  readonly method: string;
  readonly path: string;
  readonly connectorId: number | null;
}

/** What is to happen to one request. */
export interface DueFaults {
  readonly latency: number;
  readonly fault: Exclude<Fault, { readonly kind: 'latency' }> | null;
  /** Calls back when the rule of that fault is taken back; at once where it has been meanwhile. */
  readonly onLifted: (lifted: () => void) => void;
}

export interface FaultBook {
  /** @returns a function that takes the rule back; calling it twice is harmless */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** Counts this request on every rule that matches it, and says what is due. */
  due(request: RequestFacts): DueFaults;
}

const withoutSlash = (path: string): string => (path.length > 1 ? path.replace(/\/$/, '') : path);

const matches = (match: FaultMatch, request: RequestFacts): boolean => {
  const { path } = match;
  return (
    (match.server === undefined || match.server === request.server) &&
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.connectorId === undefined || match.connectorId === request.connectorId) &&
    (path === undefined ||
      (typeof path === 'string'
        ? withoutSlash(path) === withoutSlash(request.path)
        : request.path.search(path) >= 0))
  );
};

interface Entry {
  readonly rule: FaultRule;
  readonly lifted: Set<() => void>;
  matched: number;
}

/** Keeps the rules and how often each has matched. Among several that are due, the oldest wins. */
export const createFaultBook = (): FaultBook => {
  const entries = new Set<Entry>();
  const takeBack = (entry: Entry) => {
    if (!entries.delete(entry)) return;
    for (const lifted of entry.lifted) lifted();
  };
  return {
    add: (rule) => {
      const entry: Entry = { rule, lifted: new Set(), matched: 0 };
      entries.add(entry);
      return () => takeBack(entry);
    },
    clear: () => {
      for (const entry of entries) takeBack(entry);
    },
    due: (request) => {
      let latency = 0;
      let due: { fault: NonNullable<DueFaults['fault']>; entry: Entry } | undefined;
      for (const entry of entries) {
        if (!matches(entry.rule.match, request)) continue;
        entry.matched += 1;
        const turn = entry.matched - (entry.rule.after ?? 0);
        if (turn < 1 || turn > (entry.rule.times ?? Number.POSITIVE_INFINITY)) continue;
        const { fault } = entry.rule;
        if (fault.kind === 'latency') latency += fault.ms;
        else due ??= { fault, entry };
      }
      return {
        latency,
        fault: due?.fault ?? null,
        onLifted: (lifted) => {
          if (due && entries.has(due.entry)) due.entry.lifted.add(lifted);
          else lifted();
        },
      };
    },
  };
};
