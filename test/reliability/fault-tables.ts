import type { Expected, Persistence } from './expectation.js';
import { faults, type NamedFault } from './faults.js';
import { codeOf, outcomeFor } from './outcome-code.js';
import type { RequestRow } from './row.js';
import { appRows } from './rows/app-rows.js';
import { connectorRows } from './rows/connector-rows.js';
import { disconnectRows } from './rows/disconnect-rows.js';
import { gatewayRows } from './rows/gateway-rows.js';
import { installRows } from './rows/install-rows.js';
import { pageRows } from './rows/page-rows.js';
import { signInRows } from './rows/sign-in-rows.js';
import { templateRows } from './rows/template-rows.js';
import { table } from './table.js';

/** The outcome of a request and a fault, with the sandbox's default switches; nothing where it cannot be had. */
export type OutcomeOf = (
  row: RequestRow,
  fault: NamedFault,
  persistence: Exclude<Persistence, 'left'>,
) => Expected | undefined;

const groups: readonly (readonly [title: string, rows: readonly RequestRow[]])[] = [
  ['Cyclr client: an installed connector, alone or in its account', connectorRows],
  ['Cyclr client: signing in', signInRows],
  ['Cyclr client: installing', installRows],
  ['Cyclr client: calls that reach the connected app', appRows],
  ['Cyclr client: templates', templateRows],
  ['Cyclr client: disconnecting', disconnectRows],
];

const inPieces = <A>(list: readonly A[], size: number): readonly (readonly A[])[] =>
  list.length === 0 ? [] : [list.slice(0, size), ...inPieces(list.slice(size), size)];

// As many columns as a page can show.
const mostColumns = 12;

const pieces = [
  ...groups,
  ['From a gateway on to Cyclr, for its page', gatewayRows] as const,
  ['From a page to its gateway', pageRows] as const,
].flatMap(([title, rows]) =>
  inPieces(rows, mostColumns).map(
    (part, n) => [n === 0 ? title : `${title}, ${n + 1}`, part] as const,
  ),
);

const cellText = (outcomeOf: OutcomeOf, row: RequestRow, fault: NamedFault): string => {
  const texts = (['once', 'lasting'] as const).flatMap((persistence) => {
    const outcome = outcomeOf(row, fault, persistence);
    return outcome === undefined ? [] : [codeOf(outcome)];
  });
  return [...new Set(texts)].join(' / ');
};

const requestLines = (rows: readonly RequestRow[]): string =>
  rows
    .map(({ name, request, at }) => {
      const where = at === undefined ? 'at the start' : `at \`${at}\``;
      return `- ${name}: \`${request}\`, ${where}`;
    })
    .join('\n');

/** Every request × every fault. */
export const faultTables = (outcomeOf: OutcomeOf): string =>
  pieces
    .map(([title, rows]) =>
      [
        `### ${title}`,
        requestLines(rows),
        table(
          ['Fault', ...rows.map(({ name }) => name)],
          faults.map((fault) => [
            fault.name,
            ...rows.map((row) => cellText(outcomeOf, row, fault)),
          ]),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * Reads the tables back.
 *
 * @returns the outcomes by `request × fault, persistence`
 */
export const storedOutcomes = (document: string): ReadonlyMap<string, Expected> => {
  const stored = new Map<string, Expected>();
  let head: readonly string[] = [];
  for (const line of document.split('\n')) {
    if (!line.startsWith('|')) {
      head = [];
      continue;
    }
    const [first = '', ...cells] = cellsOf(line);
    if (first === 'Fault') head = cells;
    else {
      cells.forEach((cell, n) => {
        const [once = '', lasting = once] = cell.split(' / ');
        for (const [persistence, code] of [
          ['once', once],
          ['lasting', lasting],
        ] as const) {
          const outcome = outcomeFor(code);
          if (head[n] && outcome) stored.set(`${head[n]} × ${first}, ${persistence}`, outcome);
        }
      });
    }
  }
  return stored;
};
