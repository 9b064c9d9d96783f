import fc from 'fast-check';

/** Texts that have broken something somewhere. */
export const nasty: readonly string[] = [
  'x',
  '',
  '<script>window.hacked = true</script>',
  '"><img src=x onerror="window.hacked=true">',
  '</template></style><svg onload=window.hacked=true>',
  'javascript:window.hacked=true',
  '<!--',
  ']]>',
  '&lt;b&gt; &amp; &#0;',
  '$'.concat('{7*7} {{7*7}} <%= 7*7 %> #{7*7} %s %d %n'),
  '{{constructor.constructor("window.hacked=true")()}}',
  "'; DROP TABLE connectors; --",
  '\u202Eevil\u202C \u200F\u200E\u2066\u2069',
  '\u0000',
  'a\u0000b',
  'line\r\nSet-Cookie: hacked=1',
  '\r\n\r\n<html>',
  '\n',
  '\t \u00A0\u2028\u2029',
  '\uFEFF',
  '\uD800',
  'x\uDFFFy',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '../../../etc/passwd',
  '..',
  '.',
  '%2e%2e%2f',
  '%00',
  '%',
  '?a=b#c',
  '/\\//',
  '\\',
  '"',
  "'",
  '`',
  '$&$1$$',
  '(a+)+$',
  '[secret]',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e999',
  '0x10',
  '9007199254740993',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'toJSON',
  'length',
  'İ',
  'ß',
  'ﬁ',
];

/** Names that every object has, or seems to have. */
export const inherited: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'toJSON',
  'then',
];

const long = fc
  .tuple(fc.constantFrom('a', 'é', '👍', '\uD800', '<b>', ' '), fc.integer({ min: 1, max: 12 }))
  .map(([sign, power]) => sign.repeat(2 ** power));

/** Any of JavaScript's characters, halves of pairs too. */
const units = fc
  .array(fc.nat(0xffff), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));

/** Any text, and mostly one nobody would want. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: units },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty))
      .map(([a, b]) => a + b),
  },
  { weight: 1, arbitrary: long },
);

/** Text that says something: there is more to it than white space. */
export const someText = anyText.map((text) => (text.trim() === '' ? `x${text}` : text));
