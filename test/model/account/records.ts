import type { Sandbox } from '../../../src/sandbox/index.js';
import { recordsIn } from '../world/record.js';
import type { AccountRecord } from './expected.js';

/** Cyclr's record of an account. */
export const accountRecordIn = (sandbox: Sandbox): AccountRecord => ({
  connectors: recordsIn(sandbox),
  integrations: sandbox.cycles().map(({ name }) => name),
});
