import { type Release, triggerOf } from './release.js';
import type { SeedParameter } from './seed-file.js';

export type Json = Readonly<Record<string, unknown>>;

/** An installed connector, as far as its parameters tell of it; the catalogue's have none. */
export interface Instance {
  readonly id: number;
  readonly authenticated: boolean;
}

export const notInstalled: Instance = { id: 0, authenticated: false };

// A parameter that only names its trigger leaves it to the connector's own list.
const triggersJson = (release: Release, parameter: SeedParameter, id: number): Json[] | null => {
  const trigger = parameter.triggerId === undefined ? undefined : triggerOf(release, parameter);
  if (trigger === undefined) return null;
  return [
    {
      AccountConnectorId: id,
      MethodId: 0,
      Name: trigger.name ?? null,
      HumanReadableKey: '[items].name',
      IdentifierKey: '[items].id',
      SubTriggers: [],
      EntityId: 0,
      TriggerId: trigger.id,
    },
  ];
};

const isOptional = (parameter: SeedParameter, { authenticated }: Instance): boolean =>
  (parameter.optional ?? false) || (parameter.afterAuthentication === true && !authenticated);

/** A parameter as the API writes it, `index` being its place among the others. */
export const parameterJson = (
  release: Release,
  parameter: SeedParameter,
  index: number,
  instance: Instance,
): Json => ({
  IsAccountConnectorProperty: parameter.accountProperty ?? true,
  TargetType: parameter.targetType ?? 'MergeField',
  TargetName: parameter.targetName,
  IsSensitive: parameter.sensitive ?? false,
  Id: parameter.id,
  Name: parameter.name ?? parameter.targetName,
  Description: parameter.description ?? null,
  IsOptional: isOptional(parameter, instance),
  DataType: parameter.dataType ?? 'Text',
  TriggerName: parameter.triggerName ?? triggerOf(release, parameter)?.name ?? null,
  Values: parameter.values ?? [],
  DisplayOrder: parameter.displayOrder ?? index + 1,
  Triggers: triggersJson(release, parameter, instance.id),
});
