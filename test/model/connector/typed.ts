import type { PropertyField } from '../../../src/domain/property.js';

/** What is typed into the form of a connector's properties. */
export interface TypedProperties {
  readonly name: string;
  readonly of: (
    fields: readonly PropertyField[],
    demo: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
}

const each = (
  fields: readonly PropertyField[],
  text: (field: PropertyField) => string | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map((field) => [field.name, text(field) ?? '']));

export const wholeForm: TypedProperties = {
  name: 'fills the form in',
  of: (fields, demo) => each(fields, ({ name }) => demo[name]),
};

/** Fields that are not shown keep what is stored when they are left empty. */
export const onlyWhatIsShown: TypedProperties = {
  name: 'fills in what can be seen',
  of: (fields, demo) => each(fields, ({ name, sensitive }) => (sensitive ? '' : demo[name])),
};

export const emptyForm: TypedProperties = {
  name: 'leaves the form empty',
  of: (fields) => each(fields, () => ''),
};

export const typedProperties = [wholeForm, onlyWhatIsShown, emptyForm] as const;

/** The third party takes neither; only Cyclr's switches say whether anybody notices. */
export const typedKey = 'a-wrong-key';
export const typedLogin = { username: 'ann', password: 'a-wrong-password' } as const;
