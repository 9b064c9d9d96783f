/** Cyclr's public API domains, by the console a partner signs in to. Private instances use `apiUrl`. */
export const regions = {
  /** my.cyclr.com */
  us: 'https://api.cyclr.com',
  /** us2.cyclr.com */
  us2: 'https://api.us2.cyclr.com',
  /** my.cyclr.uk */
  uk: 'https://api.cyclr.uk',
  /** eu.cyclr.com */
  eu: 'https://api.eu.cyclr.com',
  /** apac.cyclr.com */
  apac: 'https://api.apac.cyclr.com',
} as const;

export type Region = keyof typeof regions;

export const isRegion = (value: unknown): value is Region =>
  typeof value === 'string' && Object.hasOwn(regions, value);
