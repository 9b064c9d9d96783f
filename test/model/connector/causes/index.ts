import { answering } from './answering.js';
import { pressing } from './pressing.js';
import { signingIn } from './signing-in.js';
import { typing } from './typing.js';
import { waiting } from './waiting.js';

/** Everything that can happen to the flow of a connector. */
export const connectorCauses = [...typing, ...pressing, ...answering, ...signingIn, ...waiting];
