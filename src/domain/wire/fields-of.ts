import type { PropertyField, PropertyType } from '../property.js';
import type { AccountConnector, AccountConnectorProperty } from './account-connector.js';
import type { Connector } from './connector.js';
import type { DataType } from './enums.js';
import { findByName, sameName } from './names.js';
import type { ConnectorParameter } from './parameter.js';

const typeOf = ({ kind }: DataType): PropertyType => {
  switch (kind) {
    case 'Boolean':
      return 'boolean';
    case 'Integer':
      return 'integer';
    case 'Decimal':
    case 'Float':
      return 'decimal';
    case 'DateTime':
      return 'dateTime';
    default:
      return 'text';
  }
};

const byOrder = (a: PropertyField, b: PropertyField): number =>
  a.order - b.order || (a.name < b.name ? -1 : Number(a.name > b.name));

/** The id under which a property can be written; zero is what Cyclr takes for "none yet". */
export const propertyIdOf = ({ Id }: AccountConnectorProperty): number | undefined =>
  Id !== null && Id > 0 ? Id : undefined;

/**
 * The trigger that looks the parameter's options up: its own, else the connector's of the name it gives.
 * Where none has an id there is nothing to call, and the value is typed like any other.
 */
const lookupOf = (
  { Triggers, TriggerName }: ConnectorParameter,
  connector: Connector,
): number | undefined => {
  const own = Triggers.find(({ TriggerId }) => TriggerId !== null);
  const named = connector.Triggers.find(({ Name }) => Name !== null && Name === TriggerName);
  return own?.TriggerId ?? named?.TriggerId ?? undefined;
};

const fieldOf = (
  parameter: ConnectorParameter,
  sensitive: boolean,
  property: AccountConnectorProperty | undefined,
  connector: Connector,
): PropertyField => {
  const value = property?.Value;
  const propertyId = property && propertyIdOf(property);
  const lookup = lookupOf(parameter, connector);
  return {
    name: parameter.TargetName,
    label: parameter.Name ?? parameter.TargetName,
    ...(parameter.Description !== null && { help: parameter.Description }),
    required: parameter.IsOptional === false,
    sensitive,
    type: typeOf(parameter.DataType),
    options: parameter.Values,
    ...(lookup !== undefined && { lookup }),
    order: parameter.DisplayOrder ?? 0,
    isSet: Boolean(value),
    ...(value && !sensitive && { value: value.reveal() }),
    ...(propertyId !== undefined && { propertyId }),
  };
};

/** A name declared twice is asked for once, and the stricter declaration counts. */
const withoutDuplicates = (fields: readonly PropertyField[]): readonly PropertyField[] => {
  const byName = new Map<string, PropertyField>();
  for (const field of fields) {
    const first = byName.get(field.name);
    byName.set(
      field.name,
      first ? { ...first, required: first.required || field.required } : field,
    );
  }
  return [...byName.values()];
};

/** What the user is asked before authenticating, in the order to show it; sensitive values are left behind. */
export const fieldsOf = ({
  Connector: connector,
  Properties,
}: AccountConnector): readonly PropertyField[] => {
  const { Parameters } = connector;
  // Also where only a twin in another case is sensitive: the stored value could belong to either.
  const isSensitive = (name: string): boolean =>
    Parameters.some((one) => one.IsSensitive === true && sameName(one.TargetName, name));
  const fields = Parameters.filter((one) => one.IsAccountConnectorProperty === true).map((one) =>
    fieldOf(
      one,
      isSensitive(one.TargetName),
      findByName(Properties, (property) => property.Name, one.TargetName),
      connector,
    ),
  );
  return withoutDuplicates(fields.sort(byOrder));
};
