import type { CellResult } from './cell.js';
import { expectedOf } from './expectation.js';
import { faultClasses, faults } from './faults.js';
import { requests } from './requests.js';
import { switchedTo } from './switches.js';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const shown = (outcome: string): string => (outcome === 'through' ? '–' : outcome);

/** The table of requests × faults, from what the code says is to come of each; each cell is what was seen, too. */
export const faultTables = (): string =>
  requests
    .map((row) => {
      const rows = faults.map((fault) => [
        fault.name,
        fault.lastingOnly ? '' : shown(expectedOf(row, fault, 'once')),
        shown(expectedOf(row, fault, 'lasting')),
      ]);
      const where = row.at === undefined ? 'at the start' : `at \`${row.at}\``;
      return [
        `### ${row.name}`,
        `\`${row.request}\`, ${where}.`,
        table(['Fault', 'Once', 'Lasting'], rows),
      ].join('\n\n');
    })
    .join('\n\n');

/** The table of switches × classes of fault: how many cells were run, and how many had no such request to spoil. */
const switchTable = (results: readonly CellResult[]): string =>
  table(
    ['Switch', ...faultClasses],
    switchedTo.map(({ name }) => [
      `\`${name}\``,
      ...faultClasses.map((kind) => {
        const those = results.filter(
          ({ cell }) => cell.switched.name === name && cell.fault.class === kind,
        );
        const unmet = those.filter(({ outcome }) => outcome === 'unmet').length;
        return unmet === 0 ? `${those.length}` : `${those.length} (${unmet} unmet)`;
      }),
    ]),
  );

/** The document as it is stored, of a run of every cell in which nothing was wrong. */
export const reliabilityDocument = (results: readonly CellResult[], size: string): string => {
  const sum = (of: (result: CellResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return `# Reliability

Written by \`npm run reliability\`; not to be edited by hand.

Each request of each flow is made to fail in each of these ways, over real HTTP against the sandbox: once; until it is
mended; and while the user leaves. After each, the error has the code and stage told here (“–”: the user sees nothing
of it), nothing typed is lost, no secret is shown, nothing is sent after \`cancel\`, no property is stored twice, no
rejection is unhandled, and once the fault is mended the flow ends as it does without one, with the same record at
Cyclr.

The last run, of ${size}: ${results.length} cells, ${sum(({ requests: seen }) => seen)} requests, ${sum(({ spoilt }) => spoilt)} of them spoilt.

## Requests × faults

With the sandbox's default switches, every request × every fault × once, lasting and left (in the short size once or
lasting in turn, left in a few, and through a gateway one in three). “gateway” is a page's flow
through a gateway whose way to Cyclr is at fault; “page” is the way between the page and its gateway.

${faultTables()}

## Switches × classes of fault

What nobody outside Cyclr knows is a switch of the sandbox. A full product would say little more: here every answer of
every switch meets every request (in the short size, some), with faults of two classes that change from request to
request, so that each switch meets each class. The figures are
cells run; “unmet” are those where the switch leaves no such request to be made.

${switchTable(results)}
`;
};
