import type { RequestRow } from './row.js';
import { appRows } from './rows/app-rows.js';
import { connectorRows } from './rows/connector-rows.js';
import { disconnectRows } from './rows/disconnect-rows.js';
import { gatewayRows } from './rows/gateway-rows.js';
import { installRows } from './rows/install-rows.js';
import { pageRows } from './rows/page-rows.js';
import { signInRows } from './rows/sign-in-rows.js';
import { templateRows } from './rows/template-rows.js';

/** Any request of the API or of a gateway by method and path, in the words of the table. */
export const kindOf = (method: string, path: string): string =>
  `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{guid}')
    .replace(/\/\d+(?=\/|$)/g, '/{id}')
    .replace(/^(\/v1\.0\/connectors)\/[^/{]+\/[^/]+$/, '$1/{name}/{name}')
    .replace(/^(\/v1\.0\/connectors)\/[^/{]+$/, '$1/{name}')}`;

/** What the Cyclr client asks for by itself. */
export const directRows: readonly RequestRow[] = [
  ...connectorRows,
  ...signInRows,
  ...installRows,
  ...appRows,
  ...templateRows,
  ...disconnectRows,
];

/** Every request of every flow. A new one gets a row here; a test tells of one that is missing. */
export const requests: readonly RequestRow[] = [...directRows, ...gatewayRows, ...pageRows];
