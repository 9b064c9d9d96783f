import type { PropertyField } from './property.js';

/** One value that the connected app offers for a property. */
export interface LookupOption {
  readonly value: string;
  /** What the app calls it. */
  readonly name: string;
}

/** The options of each trigger that was asked. */
export type LookupOptions = readonly {
  readonly triggerId: number;
  readonly options: readonly LookupOption[];
}[];

/**
 * The fields as they are asked for before the connector is authenticated: what is looked up in the connected app
 * cannot be required yet.
 */
export const askedBefore = (fields: readonly PropertyField[]): readonly PropertyField[] =>
  fields.map((field) => (field.lookup === undefined ? field : { ...field, required: false }));

/** The required fields that still need a value from the connected app. */
export const missingLookups = (fields: readonly PropertyField[]): readonly PropertyField[] =>
  fields.filter(({ lookup, required, isSet }) => lookup !== undefined && required && !isSet);

/** The triggers of all fields, each once. */
export const lookupsOf = (fields: readonly PropertyField[]): readonly number[] => [
  ...new Set(fields.flatMap(({ lookup }) => (lookup === undefined ? [] : [lookup]))),
];

/** The fields with the options that were looked up for them, after those that Cyclr itself lists. */
export const withOptions = (
  fields: readonly PropertyField[],
  found: LookupOptions,
): readonly PropertyField[] =>
  fields.map((field) => {
    const options = found.find(({ triggerId }) => triggerId === field.lookup)?.options;
    if (!options?.length) return field;
    return {
      ...field,
      options: [...new Set([...field.options, ...options.map(({ value }) => value)])],
      optionNames: Object.fromEntries(options.map(({ value, name }) => [value, name])),
    };
  });
