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

const urlSafe = (digits: string): string => digits.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The base64 digits that a value leaves inside a longer text, such as the `user:password` of HTTP Basic that an app
 * repeats: which digits depends on where the value starts, modulo three. Short runs of digits occur by chance.
 */
const insideBase64 = (value: string): readonly string[] => {
  const bytes = new TextEncoder().encode(value);
  if (bytes.length < 6) return [];
  return [0, 1, 2].flatMap((before) => {
    const binary = Array.from([...new Uint8Array(before), ...bytes], (byte) =>
      String.fromCharCode(byte),
    ).join('');
    const digits = btoa(binary);
    const inner = digits.slice(Math.ceil((before * 8) / 6), Math.floor((binary.length * 8) / 6));
    // The value's own end, with its padding and without, leaves nothing of it behind.
    const forms = before === 0 ? [digits, digits.replace(/=+$/, ''), inner] : [inner];
    return forms.flatMap((form) => [form, urlSafe(form)]);
  });
};

const encodingsOf = (value: string): readonly string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  formEncoded(value),
  formEncoded(value).replaceAll('+', '%20'),
  uriEncoded(value),
  value.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign),
  value.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign),
  ...insideBase64(value),
];

/** What a server may have made of a value before it echoes it, at the end of its words too, where space is lost. */
const formsOf = (value: string): readonly string[] =>
  [...new Set([value, value.trim(), clean(value)])]
    .flatMap(encodingsOf)
    .flatMap((form) => [form, form.trim()]);

const clean = (text: string): string =>
  text
    // Control and formatting characters could reorder or hide what follows.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

// Stands for a secret until all are out: no other one can be found in it, and it is no character of any text.
const mark = '\uFFFF';

/** In lower case, of the same length: a letter that would become two stays as it is. */
const lowered = (text: string): string =>
  text.replace(/\P{ASCII}|[A-Z]/gu, (sign) => {
    const lower = sign.toLowerCase();
    return lower.length === sign.length ? lower : sign;
  });

/** All there is of a form, in any case. Not by a regular expression, which can only be so long. */
const withoutForm = (text: string, form: string): string => {
  const [all, wanted] = [lowered(text), lowered(form)];
  let [rest, from] = ['', 0];
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, from)) {
    rest += text.slice(from, at) + mark;
    from = at + form.length;
  }
  return rest + text.slice(from);
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A short one would be found inside ordinary words, so it counts only where it stands alone. */
const withoutShort = (text: string, form: string): string =>
  text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])`, 'giu'), mark);

const without = (text: string, forms: readonly string[]): string =>
  // The longest first: a short form may be part of a long one.
  [...new Set(forms)]
    .filter((form) => form !== '' && form.length <= text.length)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, form) => (form.length < 4 ? withoutShort(rest, form) : withoutForm(rest, form)),
      text,
    );

/**
 * A server's text, fit to show: every secret of the request taken out in each form a server may echo it in,
 * control characters removed, on one line, at most `longest` (300) characters.
 */
export const fitToShow = (
  text: string,
  secrets: readonly Secret[],
  longest = longestMessage,
): string => {
  const forms = secrets.flatMap((secret) => formsOf(secret.reveal()));
  // Twice, since a secret can hold control characters; and cut last, or a part of a secret could stay.
  const safe = without(clean(without(text, forms)), forms).replaceAll(mark, shown);
  return safe.length > longest ? `${safe.slice(0, longest - 1).trimEnd()}…` : safe;
};
