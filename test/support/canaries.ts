import { canaryForms } from './canary-forms.js';
import { tapOutput } from './output-tap.js';
import { surfaceTexts } from './surface-text.js';

/** A secret that was found where it must not be. */
export interface Finding {
  readonly surface: string;
  /** The secret's name, never its value. */
  readonly secret: string;
  readonly encoding: string;
  /** What stands around it. */
  readonly near: string;
}

interface ScannedActor {
  getSnapshot(): unknown;
  getPersistedSnapshot(): unknown;
}

interface ScannedSandbox {
  requests(): unknown;
  connectors(): unknown;
}

/**
 * Everything that can be seen of a run, and the secrets that must not be in it. The one scan of all suites: what is
 * seen is kept as text under the name of its surface, and looked through at the end, when all secrets are known.
 */
export interface CanaryScan {
  /** Adds a secret that was not known from the start, such as a token that was minted on the way. */
  readonly add: (name: string, secret: string) => void;
  /** Takes in whatever can be seen of a value: members, hidden ones, causes, stacks, its JSON, its print, its clone. */
  readonly see: (surface: string, thing: unknown) => void;
  /** Takes in an actor's snapshot, what could be persisted of it, and everything that hangs on it. */
  readonly actor: (actor: ScannedActor) => void;
  /** Takes in each raw inspection event: for XState's `inspect` option. */
  readonly inspection: (event: object) => void;
  readonly sandbox: (sandbox: ScannedSandbox) => void;
  /** Takes in what is written to the console and to the process's streams until the returned function is called. */
  readonly output: () => () => void;
  readonly findings: () => readonly Finding[];
  /** Which of these nothing was seen of. */
  readonly unseen: (...surfaces: readonly string[]) => readonly string[];
  /** Fails where a secret shows, and where a surface that should have been looked at was not. */
  readonly holdsNone: (...surfaces: readonly string[]) => void;
}

/** @param secrets by their names, which are what a failure shows; or in a list, whose places name them */
export const canaryScan = (
  secrets: Readonly<Record<string, string>> | readonly string[],
): CanaryScan => {
  const wanted = new Map(Object.entries(secrets));
  const surfaces = new Map<string, Set<string>>();

  const see = (surface: string, thing: unknown): void => {
    const texts = surfaces.get(surface) ?? new Set();
    surfaces.set(surface, texts);
    for (const text of surfaceTexts(thing)) if (text !== '') texts.add(text);
  };

  const findings = (): readonly Finding[] => {
    const found = new Map<string, Finding>();
    const looked = [...wanted].flatMap(([secret, value]) =>
      canaryForms(value).map(([encoding, form]) => ({ secret, encoding, form })),
    );
    for (const [surface, texts] of surfaces) {
      for (const text of texts) {
        const lower = text.toLowerCase();
        for (const { secret, encoding, form } of looked) {
          // Digits of base64 in another case are other digits; everything else may change its case.
          const exact = encoding.includes('base64');
          const at = exact ? text.indexOf(form) : lower.indexOf(form.toLowerCase());
          const key = `${surface}\n${secret}\n${encoding}`;
          if (at < 0 || found.has(key)) continue;
          const near = text.slice(Math.max(0, at - 80), at + form.length + 40);
          found.set(key, { surface, secret, encoding, near });
        }
      }
    }
    return [...found.values()];
  };

  const unseen: CanaryScan['unseen'] = (...expected) =>
    expected.filter((surface) => (surfaces.get(surface)?.size ?? 0) === 0);

  return {
    add: (name, secret) => {
      wanted.set(name, secret);
    },
    see,
    actor: (actor) => {
      see('snapshot', actor.getSnapshot());
      see('persisted snapshot', actor.getPersistedSnapshot());
      see('actor', actor);
    },
    inspection: (event) => {
      const { actorRef: _, ...rest } = { actorRef: undefined, ...event };
      see('inspection', rest);
    },
    sandbox: (sandbox) => {
      see('sandbox log', sandbox.requests());
      see('sandbox records', sandbox.connectors());
    },
    output: () => {
      const stop = tapOutput((args) => see('console', args));
      return () => {
        stop();
        // Silence is what one hopes for, and was listened to all the same.
        see('console', 'end');
      };
    },
    findings,
    unseen,
    holdsNone: (...expected) => {
      const missed = unseen(...expected);
      if (missed.length > 0) throw new Error(`Nothing was seen of: ${missed.join(', ')}.`);
      if (wanted.size === 0) throw new Error('There are no secrets to look for.');
      const found = findings();
      if (found.length > 0) {
        const lines = found.map(
          ({ surface, secret, encoding, near }) =>
            `${secret}, ${encoding}, in ${surface}: …${near}…`,
        );
        throw new Error(`Secrets show.\n${lines.join('\n')}`);
      }
    },
  };
};

/**
 * Looks through one thing, for a test that has no more than that to look at.
 *
 * @param surface what a failure calls the thing
 * @param secrets by name, or as they are where their names say nothing
 */
export const holdsNone = (
  surface: string,
  thing: unknown,
  secrets: Readonly<Record<string, string>> | readonly string[],
): void => {
  const scan = canaryScan(secrets);
  scan.see(surface, thing);
  scan.holdsNone(surface);
};
