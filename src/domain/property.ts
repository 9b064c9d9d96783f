import type { Secret } from './secret.js';

/** What kind of value a property takes. What Cyclr calls Decimal and Float is `decimal`; what it calls anything else, `text`. */
export type PropertyType = 'text' | 'boolean' | 'integer' | 'decimal' | 'dateTime';

/** One thing the user is asked before authenticating: a Cyclr Parameter with `IsAccountConnectorProperty`. */
export interface PropertyField {
  /** The system name (Cyclr's `TargetName`): the key in `submitProperties` and on the wire. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  /** To be masked like a password; its value never leaves the server. */
  readonly sensitive: boolean;
  readonly type: PropertyType;
  /** Values to offer; another value may be typed all the same. */
  readonly options: readonly string[];
  /** What the connected app calls an option, where the options were looked up there. */
  readonly optionNames?: Readonly<Record<string, string>>;
  /** The trigger that looks its options up, which works once the connector is authenticated. */
  readonly lookup?: number;
  readonly order: number;
  readonly isSet: boolean;
  /** The stored value; never there for a sensitive property. */
  readonly value?: string;
  /** Cyclr's id of the stored property, where there is one: then it is replaced and not created. */
  readonly propertyId?: number;
}

/** One write to Cyclr; `null` removes the property. */
export interface PropertyChange {
  readonly name: string;
  readonly value: string | Secret | null;
  readonly propertyId?: number;
}

/** What Cyclr says of one property after a write; without an id it is not stored any more. */
export interface StoredProperty {
  readonly name: string;
  readonly propertyId?: number;
}

/** Whether a required property still has no value. */
export const someRequiredUnset = (fields: readonly PropertyField[]): boolean =>
  fields.some((field) => field.required && !field.isSet);

/** Newly read fields; a value that was stored before still is, also where Cyclr does not show secrets any more. */
export const withKnown = (
  fields: readonly PropertyField[],
  known: readonly PropertyField[],
): readonly PropertyField[] =>
  fields.map((field) =>
    field.isSet || !known.some(({ name, isSet }) => name === field.name && isSet)
      ? field
      : { ...field, isSet: true },
  );

/** The fields as they stand once `changes` have been stored. */
export const withStored = (
  fields: readonly PropertyField[],
  changes: readonly PropertyChange[],
  stored: readonly StoredProperty[],
): readonly PropertyField[] =>
  fields.map((field) => {
    const change = changes.find(({ name }) => name === field.name);
    if (!change) return field;
    const { value: _value, propertyId: _id, ...rest } = field;
    const propertyId = stored.find(({ name }) => name === field.name)?.propertyId;
    return {
      ...rest,
      isSet: change.value !== null,
      ...(typeof change.value === 'string' && { value: change.value }),
      ...(propertyId !== undefined && { propertyId }),
    };
  });
