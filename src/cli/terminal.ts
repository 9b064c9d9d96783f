import type { Environment } from './environment.js';
import type { ExitCode } from './exit-codes.js';
import type { Output } from './output.js';

/** What the command line has to do with the outside. */
export interface Terminal extends Output {
  readonly env: Environment;
  readonly stdin: NodeJS.ReadStream;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** Calls back on Ctrl-C; returns what stops listening. */
  readonly onInterrupt: (interrupted: () => void) => () => void;
}

/** A command that cannot be begun; the message is for the user. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}
