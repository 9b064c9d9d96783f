/** What has been gone through of one chart in one world. */
export interface ReportRow {
  readonly chart: string;
  readonly world: string;
  readonly states: string;
  readonly transitions: string;
  /** Each of them both ways. */
  readonly guards: string;
  readonly paths: number;
  readonly steps: number;
  readonly requests: number;
  readonly note: string;
}

const heads = [
  'chart',
  'world',
  'states',
  'transitions',
  'guards',
  'paths',
  'steps',
  'requests',
] as const;

const tableOf = (rows: readonly ReportRow[]): string => {
  const cells = [
    [...heads, ''],
    ...rows.map((row) => [...heads.map((head) => String(row[head])), row.note]),
  ];
  const widths = heads.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  return cells
    .map(
      (line) =>
        `  ${line
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};

const rows: (() => ReportRow)[] = [];

/** Adds a line to the table that stands at the very end of a run, below the runner's own figures. */
export const report = (row: () => ReportRow): void => {
  if (rows.length === 0) {
    process.once('exit', () => {
      process.stdout.write(
        `  What was gone through of the charts (guards: both ways)\n\n${tableOf(rows.map((each) => each()))}\n`,
      );
    });
  }
  rows.push(row);
};
