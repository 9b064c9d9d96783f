import type { Secret } from '../domain/secret.js';

const shown = '[secret]';
const longestMessage = 300;

const formEncoded = (value: string): string =>
  new URLSearchParams({ v: value }).toString().slice(2);

/** As `encodeURIComponent`, which throws where a surrogate stands alone. */
const uriEncoded = (value: string): string =>
  formEncoded(value)
    .replaceAll('+', '%20')
    .replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a server may have made of a value before it echoes it. */
const formsOf = (value: string): readonly string[] => [
  value,
  value.trim(),
  clean(value),
  JSON.stringify(value).slice(1, -1),
  formEncoded(value),
  formEncoded(value).replaceAll('+', '%20'),
  uriEncoded(value),
  value.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign),
  value.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign),
];

const clean = (text: string): string =>
  text
    // Control and formatting characters could reorder or hide what follows.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const patternOf = (form: string): string =>
  // A short one would be found inside ordinary words, so it counts only where it stands alone.
  form.length < 4 ? `(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])` : escaped(form);

const without = (text: string, forms: readonly string[]): string => {
  // The longest first: a short form may be part of a long one.
  const patterns = [...new Set(forms)]
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .map(patternOf);
  return patterns.length > 0 ? text.replace(new RegExp(patterns.join('|'), 'giu'), shown) : text;
};

/**
 * A server's text, fit to show: every secret of the request taken out in each form a server may echo it in,
 * control characters removed, on one line, at most 300 characters.
 */
export const fitToShow = (text: string, secrets: readonly Secret[]): string => {
  const forms = secrets.flatMap((secret) => formsOf(secret.reveal()));
  // Twice, since a secret can hold control characters; and cut last, or a part of a secret could stay.
  const safe = without(clean(without(text, forms)), forms);
  return safe.length > longestMessage ? `${safe.slice(0, longestMessage - 1).trimEnd()}…` : safe;
};
