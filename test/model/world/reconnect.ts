import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { until } from './until.js';

/**
 * A long computation keeps this process from noticing that idle connections have been closed: the first request
 * afterwards may meet one. It is none of those that are tested.
 *
 * @param way all the way that is to be open again
 */
export const reconnect = async (way: Pick<ConnectorApi, 'listConnectors'>): Promise<void> => {
  await until(async () => (await way.listConnectors()())._tag === 'Right');
};
