import type { Installable, InstalledInstance } from '../install.js';
import { authenticationOf, installMethodsOf } from './auth-method-of.js';
import type { Connector } from './connector.js';
import { iconOf, releaseOf } from './release-of.js';

/** What can be installed of this release, beside what there is in the account. */
export const installableOf = (
  connector: Connector,
  instances: readonly InstalledInstance[],
): Installable => {
  const icon = iconOf(connector);
  const all = installMethodsOf(connector);
  const methods = all.filter(({ kind }) => kind !== 'unsupported');
  const { method } = authenticationOf(connector);
  const none = all.length === 0 ? method.kind === 'unsupported' : methods.length === 0;
  return {
    release: releaseOf(connector),
    ...(connector.Description !== null && { description: connector.Description }),
    ...(icon !== undefined && { icon }),
    methods,
    ...(none && { unsupported: connector.AuthType.word || 'unspecified' }),
    instances,
  };
};
