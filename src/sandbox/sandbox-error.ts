/** What can stop a sandbox from starting. */
export type SandboxErrorCode =
  | 'nonLoopbackHost'
  | 'unreadableSeed'
  | 'invalidSeed'
  | 'portInUse'
  | 'cannotListen'
  | 'unknownConnector';

/** The one error the sandbox throws. `message` names places in a seed file, never their values. */
export class SandboxError extends Error {
  override readonly name: 'SandboxError' = 'SandboxError';

  constructor(
    readonly code: SandboxErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Guards by name, so that it also recognises an error made by another copy of this module. */
export const isSandboxError = (value: unknown): value is SandboxError =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === 'SandboxError';
