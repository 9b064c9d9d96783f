import type { Readable, Writable } from 'node:stream';
import type { Environment } from './environment.js';
import type { ExitCode } from './exit-codes.js';
import type { Output } from './output.js';

/** Where keys come from; a terminal's can be told to give them one by one. */
export interface KeyInput extends Readable {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
}

/** Where a person is asked. */
export interface Screen {
  readonly stdin: KeyInput;
  readonly stdout: Writable;
}

/** What the command line has to do with the outside. */
export interface Terminal extends Output, Screen {
  readonly env: Environment;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** Calls back on Ctrl-C, once; returns what stops listening. */
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
