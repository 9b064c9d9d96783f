import * as t from '#io-ts';
import { DataType, TargetType } from './enums.js';
import {
  list,
  optionalBoolean,
  optionalInteger,
  optionalText,
  requiredText,
  texts,
  tolerant,
} from './primitives.js';

/** A lookup of a Parameter's values. It can hold others, to any depth; nothing here asks for those. */
const ParameterTrigger = t.strict(
  {
    TriggerId: tolerant(optionalInteger, null),
    AccountConnectorId: tolerant(optionalInteger, null),
    MethodId: tolerant(optionalInteger, null),
    EntityId: tolerant(optionalInteger, null),
    Name: optionalText,
    HumanReadableKey: optionalText,
    IdentifierKey: optionalText,
  },
  'ParameterTrigger',
);

/**
 * What a connector asks for. Its `TargetName` is the name a property is stored under; the three flags decide
 * whether and how the user is asked, so a wrong type there is an error.
 */
export const ConnectorParameter = t.strict(
  {
    TargetName: requiredText,
    IsAccountConnectorProperty: optionalBoolean,
    IsSensitive: optionalBoolean,
    IsOptional: optionalBoolean,
    Id: tolerant(optionalInteger, null),
    TargetType,
    Name: optionalText,
    Description: optionalText,
    DataType,
    TriggerName: optionalText,
    Values: texts,
    DisplayOrder: tolerant(optionalInteger, null),
    Triggers: tolerant(list(ParameterTrigger), []),
  },
  'ConnectorParameter',
);
export type ConnectorParameter = t.TypeOf<typeof ConnectorParameter>;
