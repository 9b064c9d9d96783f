import { formsOf } from './secret-forms.js';

export const shown = '[secret]';

/** The longest text that is shown, in UTF-16 units. A data: icon is longer. */
const longestText = 2_000;
const mostSecrets = 200;
const mostCleaned = 1_000;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const patternOf = (form: string): string =>
  // A short one would be found inside ordinary words, so it counts only where it stands alone.
  form.length < 4 ? `(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])` : escaped(form);

interface Pattern {
  readonly text: RegExp;
  /** Only the beginning of the secret is known, so what follows it in a text may be the rest. */
  readonly open: boolean;
}

type Span = readonly [start: number, end: number];

const joined = (spans: readonly Span[]): readonly Span[] => {
  const done: [start: number, end: number][] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = done.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else done.push([start, end]);
  }
  return done;
};

/** The secrets that were seen in one flow, and texts without them. */
export interface SecretMemory {
  readonly remember: (secret: string) => void;
  /** Adds words of the charts themselves: names of states, events, tags, actors. */
  readonly learn: (words: ReadonlySet<string>) => void;
  /** Whether no secret was seen yet, so that every text stays as it is. */
  readonly isEmpty: () => boolean;
  /** A text with every secret taken out, and cut to a length that can be shown. */
  readonly clean: (text: string) => string;
  /** The same for what should be a word of a chart, which stays as it is even if somebody's password is `failed`. */
  readonly word: (text: string) => string;
}

/** Holds at most 200 secrets; the oldest is forgotten first. */
export const secretMemory = (): SecretMemory => {
  const patterns = new Map<string, Pattern>();
  const vocabularies = new Set<ReadonlySet<string>>();
  let longestForm = 0;
  // A flow shows the same texts again and again.
  const cleaned = new Map<string, string>();

  const taken = (text: string): string => {
    // Cut only after looking past the end, or the beginning of a secret could stay.
    const part = text.slice(0, longestText + longestForm);
    const spans = joined(
      [...patterns.values()].flatMap(({ text: pattern, open }) =>
        [...part.matchAll(pattern)].map(
          (found): Span => [found.index, open ? part.length : found.index + found[0].length],
        ),
      ),
    );
    let safe = '';
    let from = 0;
    for (const [start, end] of spans) {
      if (start >= longestText) break;
      safe += part.slice(from, start) + shown;
      from = end;
    }
    safe += part.slice(from, Math.max(from, longestText));
    return text.length > longestText ? `${safe}… [${text.length} characters]` : safe;
  };

  const clean = (text: string): string => {
    const known = cleaned.get(text);
    if (known !== undefined) return known;
    const safe = taken(text);
    if (cleaned.size >= mostCleaned) cleaned.clear();
    cleaned.set(text, safe);
    return safe;
  };

  return {
    remember: (secret) => {
      // What lies behind the longest text is never shown, so the beginning is enough to find it by.
      const text = secret.slice(0, longestText);
      if (text.trim() === '' || patterns.has(text)) return;
      const forms = formsOf(text);
      cleaned.clear();
      patterns.set(text, {
        text: new RegExp(forms.map(patternOf).join('|'), 'giu'),
        open: secret.length > longestText,
      });
      longestForm = Math.max(longestForm, forms[0]?.length ?? 0);
      const [oldest] = patterns.keys();
      if (patterns.size > mostSecrets && oldest !== undefined) patterns.delete(oldest);
    },
    learn: (words) => {
      vocabularies.add(words);
    },
    isEmpty: () => patterns.size === 0,
    clean,
    word: (text) => {
      for (const words of vocabularies) if (words.has(text)) return text;
      return clean(text);
    },
  };
};
