import { defaultSeed, type SeedFile } from '../../../src/sandbox/index.js';

/** One of each way of authenticating, and some that bring properties or lookups. */
const releases = [201, 202, 203, 204, 205, 301, 303, 304, 305, 307, 308, 401, 402, 407, 404];

/** Of these, new instances are installed. */
export const installable = [201, 202, 203, 301, 304, 307, 401] as const;

export const accountOf = (n: number): string =>
  `50a40000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const connectorIds = (n: number): readonly number[] =>
  releases.map((_, index) => (n + 1) * 100 + index);

/** So many accounts with the same connectors, so that no flow meets another. */
export const seedOf = (accounts: number): SeedFile => ({
  ...defaultSeed,
  accounts: Array.from({ length: accounts }, (_, n) => ({
    id: accountOf(n),
    username: `user${n}@example.com`,
    connectors: releases.map((connectorId, index) => ({
      id: (n + 1) * 100 + index,
      connectorId,
      name: `Connector ${index}`,
      ...(connectorId === 308 && { authenticated: true, authValue: '{}' }),
    })),
  })),
});
