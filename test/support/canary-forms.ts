const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const reversed = (text: string): string => [...text].reverse().join('');

/**
 * The base64 digits that bytes leave inside any longer run of bytes, such as the `user:password` of HTTP Basic,
 * whatever its padding: which digits depends on where the bytes start, modulo three.
 */
const insideBase64 = (bytes: Buffer): readonly string[] => {
  // Short runs of digits occur by chance.
  if (bytes.length < 6) return [];
  return [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
};

const urlSafe = (digits: string): string => digits.replaceAll('+', '-').replaceAll('/', '_');
const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What a secret may have become by the time it shows, by the name of the encoding. */
export const canaryForms = (
  secret: string,
): readonly (readonly [encoding: string, form: string])[] => {
  const bytes = Buffer.from(secret);
  const base64 = insideBase64(bytes);
  const form = formEncoded(secret);
  const forms: (readonly [string, string])[] = [
    ['plain', secret],
    ['plain', secret.trim()],
    ['in JSON', jsonEscaped(secret)],
    ['in JSON in JSON', jsonEscaped(jsonEscaped(secret))],
    ['in a URL', form],
    ['in a URL', form.replaceAll('+', '%20')],
    ['in a URL in a URL', formEncoded(form)],
    ['in percents', bytes.toString('hex').replace(/../g, '%$&')],
    ['in HTML', secret.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)],
    ['in HTML', secret.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)],
    [
      'in escapes',
      [...secret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['in hex', bytes.toString('hex')],
    ['as bytes', [...bytes].join(',')],
    ['reversed', reversed(secret)],
    ...base64.flatMap((digits): (readonly [string, string])[] => [
      ['in base64', digits],
      ['in base64', urlSafe(digits)],
      ['in base64, reversed', reversed(digits)],
      ['in base64 in base64', insideBase64(Buffer.from(digits))[0] ?? ''],
    ]),
  ];
  // Most encodings leave a plain word as it is: each text is looked for once.
  const named = new Map(forms.reverse().map(([encoding, text]) => [text, encoding]));
  return [...named]
    .filter(([text]) => text.trim() !== '')
    .map(([text, encoding]): readonly [string, string] => [encoding, text]);
};
