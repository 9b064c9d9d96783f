import * as E from 'fp-ts/lib/Either.js';
import type { Installed, StoredProperty } from './ledger.js';
import { type RequestBody, textMember } from './request-body.js';
import type { Unknowns } from './unknowns.js';

/** A property as a caller sends it. */
export interface SentProperty {
  readonly name: string;
  readonly value: string;
}

/** Reads `{Name, Value}`; a property without a name is refused, an absent value is empty. */
export const sentProperty = (body: RequestBody): E.Either<string, SentProperty> => {
  const name = textMember(body, 'Name')?.trim() ?? '';
  return name === ''
    ? E.left('Name is required')
    : E.right({ name, value: textMember(body, 'Value') ?? '' });
};

/** The text of a 400 when the third party has no use for this value and Cyclr is set to say so. */
export const valueRefusal = (
  connector: Pick<Installed, 'release'>,
  property: SentProperty,
  unknowns: Unknowns,
): string | undefined => {
  if (unknowns.invalidProperty === 'store') return undefined;
  const parameter = connector.release.parameters.find(
    (candidate) => candidate.targetName === property.name,
  );
  return parameter?.rejects?.includes(property.value) === true
    ? `The value of connector property '${property.name}' is not valid.`
    : undefined;
};

/** A list with one property written by name: overwritten where it exists, added where it does not. */
export const writtenByName = (
  properties: readonly StoredProperty[],
  sent: SentProperty,
  nextPropertyId: () => number,
): StoredProperty[] => {
  const exists = properties.some((property) => property.name === sent.name);
  return exists
    ? properties.map((property) =>
        property.name === sent.name
          ? { ...property, value: sent.value, placeholder: false }
          : property,
      )
    : [...properties, { id: nextPropertyId(), ...sent, placeholder: false }];
};
