import type { Unknowns } from '../unknowns.js';

/** One thing nobody outside Cyclr knows for certain, and the answers that the demo can try. */
export interface Switch {
  readonly name: keyof Unknowns;
  readonly label: string;
  readonly values: readonly (string | number | boolean)[];
}

export const switches: readonly Switch[] = [
  {
    name: 'providerCoop',
    label: 'The sign-in page sends Cross-Origin-Opener-Policy',
    values: [false, true],
  },
  {
    name: 'authValueCheck',
    label: 'Cyclr asks the app whether a saved credential works',
    values: ['none', 'reject400', 'unauthenticated'],
  },
  {
    name: 'invalidProperty',
    label: 'Cyclr refuses a property value that makes no sense',
    values: ['store', 'reject400'],
  },
  {
    name: 'authenticatedAfterEmptyGrant',
    label: 'A token grant counts as authenticated at once',
    values: [true, false],
  },
  {
    name: 'duplicateProperty',
    label: 'A property that is written twice is',
    values: ['overwrite', 'duplicate', 'reject400'],
  },
  {
    name: 'sensitiveValues',
    label: 'A sensitive value reads back',
    values: ['clear', 'masked', 'null'],
  },
  {
    name: 'listParameters',
    label: 'The list of connectors has their fields',
    values: [true, false],
  },
];
