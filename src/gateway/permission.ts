import * as t from '#io-ts';
import type { Route } from './router.js';

/** What nobody may do unless the host says so: all that adds, removes, or calls what the connected app offers. */
export const GatewayPermission = t.keyof({
  install: null,
  installTemplate: null,
  verify: null,
  deauthenticate: null,
  delete: null,
});
export type GatewayPermission = t.TypeOf<typeof GatewayPermission>;

/** What a route needs beside a user whom the host knows. */
export const permissionFor: Readonly<Partial<Record<Route['name'], GatewayPermission>>> = {
  // Tells of the whole catalogue, also what the host has made for itself.
  installable: 'install',
  install: 'install',
  installTemplate: 'installTemplate',
  verify: 'verify',
  deauthenticate: 'deauthenticate',
  delete: 'delete',
};
