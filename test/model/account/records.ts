import type { Sandbox } from '../../../src/sandbox/index.js';
import { recordIn } from '../world/record.js';
import type { AccountRecord } from './expected.js';

/** Cyclr's record of every connector there is. */
export const recordsIn = (sandbox: Sandbox): AccountRecord =>
  Object.fromEntries(sandbox.connectors().map(({ id }) => [id, recordIn(sandbox, id)]));
