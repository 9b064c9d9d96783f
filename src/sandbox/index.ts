export type { Fault, FaultMatch, FaultRule, ServerName } from './fault-rules.js';
export { type FaultyHost, startFaultyHost } from './faulty-host.js';
export type { RequestLogEntry } from './request-log.js';
export {
  type DemoAnswers,
  type Sandbox,
  type SandboxAccount,
  type SandboxCycle,
  type SandboxOptions,
  type SandboxRelease,
  type SandboxTemplate,
  startSandbox,
} from './sandbox.js';
export { isSandboxError, SandboxError, type SandboxErrorCode } from './sandbox-error.js';
export { defaultSeed } from './seed.js';
export { decodeSeed, type SeedFile } from './seed-file.js';
export type { Clock } from './state.js';
export { defaultUnknowns, type Unknowns } from './unknowns.js';
export type { SandboxConnector } from './wire.js';
