import { connecting } from './connecting.js';
import { finding } from './finding.js';
import { accountPressing } from './pressing.js';

/** Everything that can happen to the flow of an account. */
export const accountCauses = [...accountPressing, ...finding, ...connecting];
