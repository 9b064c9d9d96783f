import { type Cell, type CellResult, nameOf } from './cell.js';
import { type Expected, expectedOf } from './expectation.js';
import { faultTables, type OutcomeOf } from './fault-tables.js';
import { faultClasses, faults } from './faults.js';
import { legendOf } from './outcome-code.js';
import { requests } from './requests.js';
import { defaults, switchedTo } from './switches.js';
import { table } from './table.js';

type Results = ReadonlyMap<string, CellResult>;

/** What the code says is to come of each cell. */
export const asExpected: OutcomeOf = (row, fault, persistence) =>
  fault.lastingOnly && persistence === 'once' ? undefined : expectedOf(row, fault, persistence);

/** What was seen of each. */
const asSeen =
  (results: Results): OutcomeOf =>
  (row, fault, persistence) => {
    const seen = results.get(nameOf({ row, fault, persistence, switched: defaults }))?.outcome;
    return seen === 'left' || seen === 'unmet' ? undefined : seen;
  };

const inCode = (names: Iterable<string>): string => [...new Set(names)].sort().join(', ');

/** What each switch changes: requests that are not made then, and flows that end otherwise without any fault. */
const switchTable = (cells: readonly Cell[], results: Results): string => {
  const endOf = new Map(
    cells.flatMap((cell) => {
      const end = results.get(nameOf(cell))?.end;
      return cell.switched === defaults && end !== undefined ? [[cell.row.name, end] as const] : [];
    }),
  );
  return table(
    ['Switch', 'Cells', ...faultClasses, 'Not made then', 'Ends otherwise, without a fault'],
    switchedTo.map(({ name }) => {
      const those = cells.filter(({ switched }) => switched.name === name);
      const unmet = those.filter((cell) => results.get(nameOf(cell))?.outcome === 'unmet');
      const otherwise = those.flatMap((cell) => {
        const end = results.get(nameOf(cell))?.end;
        const usual = endOf.get(cell.row.name);
        return end === undefined || end === usual ? [] : [`${cell.row.name} (${end})`];
      });
      return [
        `\`${name}\``,
        `${those.length}`,
        ...faultClasses.map(
          (kind) => `${those.filter(({ fault }) => fault.class === kind).length}`,
        ),
        inCode(unmet.map(({ row }) => row.name)),
        inCode(otherwise),
      ];
    }),
  );
};

/** The document as far as it tells of requests and faults. */
export const faultChapters = (cells: readonly Cell[], outcomeOf: OutcomeOf): string => {
  const used = new Set<Expected>(
    requests.flatMap((row) =>
      faults.flatMap((fault) => [
        expectedOf(row, fault, 'once'),
        expectedOf(row, fault, 'lasting'),
      ]),
    ),
  );
  const usual = cells.filter(({ switched }) => switched === defaults);
  const count = (persistence: string) =>
    usual.filter((cell) => cell.persistence === persistence).length;
  return `# Reliability

Written by \`npm run reliability\`; not to be edited by hand.

Each request of each flow is made to fail in each of these ways, over real HTTP against the sandbox: once; until it is
mended; and while the user leaves. After each, the flow has gone on or ended in an error of the code told here and the
stage of its request; what was typed is still there; nothing is sent after \`cancel\`; no property, connector or
integration is there twice and no value is lost; no rejection is unhandled; and no secret is in a view, an error, a
snapshot, an event, a URL, the console or the sandbox's log. Once the fault is mended the flow ends as it does without
one, with the same record at Cyclr. A template is the exception: no call tells whether one whose answer is lost has been
installed, so its user is told to look, and there is never a second one.

${usual.length} cells: ${requests.length} requests × ${faults.length} faults (${count('once')} once, ${count('lasting')} lasting, ${count('left')} while the user leaves). Further
down, the same with the ${switchedTo.length} other answers of the sandbox's switches.

## Requests × faults

With the default switches. Where two outcomes are given, the first is of a fault that strikes once, and the second of
one that goes on until the user has seen it. Each of these is left as well, without an outcome to tell; beyond a
gateway, those in which something goes on.

${legendOf(used)}

“gateway” is a page's flow through a gateway whose way to Cyclr is at fault, “limited” the same for a user who may use
some connectors only, and “page” the way between the page and its gateway.

${faultTables(outcomeOf)}
`;
};

/** The document as it is stored, of a run of every cell in which nothing was wrong. */
export const reliabilityDocument = (cells: readonly Cell[], results: Results): string =>
  `${faultChapters(cells, asSeen(results))}
## Switches

What nobody outside Cyclr knows is a switch of the sandbox, which tells of each that its answers have rested on. Every
cell of the Cyclr client above is run again with each other answer of each switch that anything in it has rested on;
with the answers it has not asked for it would be the same once more. Besides, each switch meets every request of every
flow, asked for or not, with a fault of another class from request to request. In all that is
${cells.filter(({ switched }) => switched !== defaults).length} cells. No switch changes what comes of a fault; what they change is told here.

${switchTable(cells, results)}
`;
