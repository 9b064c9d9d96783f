import * as t from '#io-ts';
import type { InstalledTemplate } from '../../domain/account.js';
import type { AuthMethod } from '../../domain/auth-method.js';
import type {
  Installable as InstallableApp,
  InstalledInstance,
  InstallMethod,
  InstallOrder,
} from '../../domain/install.js';
import { id, optional, record, text, token } from './primitives.js';

const kinds: Record<AuthMethod['kind'], null> = {
  none: null,
  authFields: null,
  apiKey: null,
  basic: null,
  tokenGrant: null,
  oauth: null,
  unsupported: null,
};

/** The answer to `GET /installable`. */
export const Installable = record<InstallableApp>('Installable', {
  release: record('Release', { id, name: text, version: optional(text) }),
  description: optional(text),
  icon: optional(text),
  methods: t.readonlyArray(
    record<InstallMethod>('InstallMethod', {
      id: text,
      name: text,
      description: optional(text),
      kind: t.keyof(kinds),
    }),
  ),
  unsupported: optional(text),
  instances: t.readonlyArray(record<InstalledInstance>('InstalledInstance', { id, name: text })),
});

/** The body of `POST /connectors`. */
export interface InstallBody {
  readonly order: InstallOrder;
  readonly known: readonly number[];
  readonly lookFirst?: boolean;
}
export const InstallBody = record<InstallBody>('InstallBody', {
  order: record<InstallOrder>('InstallOrder', {
    releaseId: id,
    name: text,
    description: optional(text),
    authenticationId: optional(token),
  }),
  known: t.readonlyArray(id),
  lookFirst: optional(t.boolean),
});

/** Account connectors, by id. */
export const Ids = t.readonlyArray(id, 'Ids');

/** The answer to `POST /templates/{id}/install`. */
export const Template = record<InstalledTemplate>('Template', {
  cycleId: text,
  accountConnectorIds: Ids,
});
