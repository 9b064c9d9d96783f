import type { Seeded } from './seeded.js';

const prefix = 'soak-canary-';

/**
 * A secret that can be told among millions of texts. It is one flat text of its own: one that is put together on
 * the way would lie in pieces in a heap snapshot.
 */
export const canary = (random: Seeded): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(random.between(0, 2 ** 32 - 1), 0);
  bytes.writeUInt32BE(random.between(0, 2 ** 32 - 1), 4);
  return Buffer.from(`${prefix}${bytes.toString('hex')}`).toString('latin1');
};

/** What the prefix leaves in base64, which depends on where it starts, modulo three. */
const inBase64 = [0, 1, 2].map((before) =>
  Buffer.concat([Buffer.alloc(before), Buffer.from(prefix)])
    .toString('base64')
    .slice(Math.ceil((before * 8) / 6), Math.floor(((before + prefix.length) * 8) / 6)),
);

/** Finds canaries as they were typed and in HTTP Basic's base64; the prefix by itself is none. */
export const canaryPattern = new RegExp(
  [`${prefix}[0-9a-f]{16}`, ...inBase64.map((digits) => `${digits}[A-Za-z0-9+/_-]{12}`)].join('|'),
  'g',
);

/** Everything a user sees of a view but the link they are to follow, which is there to be shown. */
export const showsCanary = (view: unknown): boolean => {
  const text = JSON.stringify(view, (key, value: unknown) => (key === 'url' ? undefined : value));
  return text !== undefined && text.search(canaryPattern) >= 0;
};
