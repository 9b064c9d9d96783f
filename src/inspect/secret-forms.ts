const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);

/** As `encodeURIComponent`, which throws where a surrogate stands alone. */
const uriEncoded = (text: string): string => formEncoded(text).replaceAll('+', '%20');

const markup: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The base64 digits that a text leaves inside any longer text, as in the `user:password` of HTTP Basic.
 * Which digits depends on where it starts, modulo three.
 */
const insideBase64 = (text: string): readonly string[] => {
  const bytes = new TextEncoder().encode(text);
  // Short runs of digits occur by chance.
  if (bytes.length < 6) return [];
  return [0, 1, 2].flatMap((before) => {
    const padded = [...new Array<number>(before).fill(0), ...bytes];
    const digits = btoa(String.fromCharCode(...padded));
    const first = Math.ceil((before * 8) / 6);
    const whole = digits.slice(first, Math.floor((padded.length * 8) / 6));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
};

/** The parts of an address that can be a token by themselves. */
const tokensIn = (text: string): readonly string[] => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return [];
  const { searchParams, hash, username, password, pathname } = new URL(text);
  const inHash = new URLSearchParams(hash.slice(1));
  return [
    ...[...searchParams.values(), ...inHash.values(), username, password].filter(
      (part) => part.length >= 8,
    ),
    ...pathname.split('/').filter((part) => part.length >= 16 && /\d/.test(part)),
  ];
};

const spellings = (text: string): readonly string[] => [
  text,
  text.trim(),
  text.replace(/\s+/g, ' ').trim(),
  JSON.stringify(text).slice(1, -1),
  formEncoded(text),
  uriEncoded(text),
  uriEncoded(text).replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent),
  text.replace(/[&<>"]/g, (sign) => markup[sign] ?? sign),
  text.replace(/[&<>"']/g, (sign) => markup[sign] ?? sign),
  ...insideBase64(text),
];

/** What others may have made of a secret by the time it turns up in a text. The longest first. */
export const formsOf = (secret: string): readonly string[] =>
  [...new Set([secret, ...tokensIn(secret)].flatMap(spellings))]
    .filter((form) => form.trim() !== '')
    .sort((a, b) => b.length - a.length);
