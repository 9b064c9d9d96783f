import type { AnyMachineSnapshot } from 'xstate';
import type { PropertyField } from '../../../src/domain/property.js';
import { Secret } from '../../../src/index.js';
import { type CyclrSide, signInElsewhere } from './outcomes.js';
import { demoOf, type Setting } from './scenes.js';
import { credentialsIn } from './typed.js';

/** What of a situation {@link restore} goes by. */
export const restored = ({ context }: AnyMachineSnapshot): unknown => {
  const { accountConnectorId, authenticationId, name, connector } = context;
  const fields: readonly PropertyField[] = connector?.fields ?? [];
  return [
    accountConnectorId,
    authenticationId,
    name,
    fields.filter(({ isSet }) => isSet).map((field) => field.name),
    connector?.authenticated,
  ];
};

/**
 * Makes the sandbox what the flow takes it for: the instance installed, the properties stored, the credentials too;
 * each by the call that the flow itself would have made.
 */
export const restore = async (
  cyclr: CyclrSide,
  setting: Setting,
  { context }: AnyMachineSnapshot,
): Promise<void> => {
  const { sandbox, id, api } = cyclr;
  sandbox.reset();
  sandbox.setUnknowns(setting.unknowns ?? {});
  const { install } = setting.input;
  if (install && context.accountConnectorId !== undefined) {
    const order = {
      releaseId: context.installable.release.id,
      name: context.name ?? install.name ?? context.installable.release.name,
      authenticationId: context.authenticationId,
    };
    await api.installConnector(order, { known: [] })();
  }
  const fields: readonly PropertyField[] = context.connector?.fields ?? [];
  const { properties = {} } = demoOf(setting);
  const stored = fields.flatMap(({ name, isSet, sensitive }) => {
    const value = properties[name] ?? '';
    return isSet ? [{ name, value: sensitive ? Secret.of(value) : value }] : [];
  });
  if (stored.length > 0) await api.setProperties(id, stored)();
  if (context.connector?.authenticated !== true) return;
  const credentials = credentialsIn(setting, context.connector.authMethod.kind);
  if (credentials) await api.authenticate(id, credentials)();
  else if (context.connector.authMethod.kind === 'oauth') await signInElsewhere(cyclr);
};
