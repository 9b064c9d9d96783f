import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { until } from './until.js';

/**
 * A long computation keeps this process from noticing that idle connections have been closed: the first request
 * afterwards may meet one. It is none of those that are tested.
 */
export const reconnect = async (sandbox: Sandbox): Promise<void> => {
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  await until(async () => (await api.listConnectors()())._tag === 'Right');
};
