/** Where the command line writes. Results go to `out`; what is only for people to read goes to `note`. */
export interface Output {
  readonly out: (line: string) => void;
  readonly note: (line: string) => void;
}

export const processOutput: Output = {
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
};

/** Text of Cyclr's could hold escape sequences that a terminal would obey. */
export const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** Rows with their columns aligned; the first row is the heading. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => plain(row[column] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, column) => plain(cell).padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
};
