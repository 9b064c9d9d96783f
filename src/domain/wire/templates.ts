import * as t from '#io-ts';
import {
  integer,
  list,
  optionalBoolean,
  optionalInteger,
  optionalText,
  requiredText,
  scalar,
  tolerant,
  writtenInteger,
} from './primitives.js';

/** One option of a lookup. Its value is what is stored, so nothing of it is trimmed. */
export const TriggerOption = t.strict({ Name: optionalText, Value: scalar }, 'TriggerOption');
export const TriggerOptions = t.array(TriggerOption, 'TriggerOptions');

const CycleConnector = t.strict(
  {
    AccountConnectorId: integer,
    Name: optionalText,
    Version: optionalText,
    Authenticated: tolerant(optionalBoolean, null),
    StepCount: tolerant(optionalInteger, null),
    Icon: optionalText,
  },
  'CycleConnector',
);

/** The answer to a template's install: its connectors are the ones to authenticate. */
export const InstalledTemplate = t.strict(
  {
    Id: requiredText,
    Name: optionalText,
    Status: optionalText,
    TemplateId: optionalText,
    Connectors: list(CycleConnector),
  },
  'InstalledTemplate',
);
export type InstalledTemplate = t.TypeOf<typeof InstalledTemplate>;

/** What a cycle still needs; `ReasonCode` 20 is a connector that is not authenticated, `ObjectId` its id. */
export const Prerequisite = t.strict(
  {
    ReasonCode: writtenInteger,
    Reason: optionalText,
    ObjectType: optionalText,
    ObjectId: optionalText,
  },
  'Prerequisite',
);
export type Prerequisite = t.TypeOf<typeof Prerequisite>;
export const Prerequisites = t.array(Prerequisite, 'Prerequisites');
