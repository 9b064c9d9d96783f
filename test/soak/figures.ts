import type { WaveFigures } from './wave.js';

export interface Row extends WaveFigures {
  readonly wave: number;
  /** Bytes in use after the wave, once garbage is collected. */
  readonly heap: number;
  /** How many things of the wave had to be gone then. */
  readonly watched: number;
}

export const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(2);

const columns: Readonly<Record<string, (row: Row) => string>> = {
  wave: ({ wave }) => String(wave),
  flows: ({ flows }) => String(flows),
  'at once': ({ atOnce }) => String(atOnce),
  authenticated: ({ authenticated }) => String(authenticated),
  cancelled: ({ cancelled }) => String(cancelled),
  finished: ({ finished }) => String(finished),
  left: ({ left }) => String(left),
  calls: ({ calls }) => String(calls),
  spoilt: ({ spoilt }) => String(spoilt),
  secrets: ({ secrets }) => String(secrets),
  minutes: ({ minutes }) => minutes.toFixed(1),
  collected: ({ watched }) => String(watched),
  'heap MB': ({ heap }) => megabytes(heap),
};

const widths = Object.keys(columns).map((name) => Math.max(name.length, 8));

export const tableHead = (): string =>
  Object.keys(columns)
    .map((name, index) => name.padStart(widths[index] ?? 0))
    .join(' ');

export const tableRow = (row: Row): string =>
  Object.values(columns)
    .map((show, index) => show(row).padStart(widths[index] ?? 0))
    .join(' ');

/** All waves in one line. */
export const totals = (rows: readonly Row[]): string => {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return [
    `${rows.length} waves`,
    `${sum(({ flows }) => flows)} flows`,
    `${Math.max(0, ...rows.map(({ atOnce }) => atOnce))} at once`,
    `${sum(({ calls }) => calls)} calls, ${sum(({ spoilt }) => spoilt)} of them spoilt`,
    `${sum(({ secrets }) => secrets)} secrets looked for everywhere`,
    `${sum(({ minutes }) => minutes).toFixed(1)} minutes by its clock`,
    `${sum(({ watched }) => watched)} things to be collected`,
  ].join('; ');
};
