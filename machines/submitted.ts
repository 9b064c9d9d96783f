import type { Either } from 'fp-ts/lib/Either.js';
import type { FieldErrors } from '../src/domain/auth-error.js';
import type { Credentials } from '../src/domain/credentials.js';
import { askedBefore } from '../src/domain/lookup.js';
import type { PropertyChange, PropertyField } from '../src/domain/property.js';
import {
  givenInputs,
  type PropertyInputs,
  validateApiKey,
  validateBasic,
  validateProperties,
  validateTokens,
} from '../src/domain/validation.js';
import type { ConnectorAuthContext, ConnectorAuthEvent } from './connector-auth.types.js';

type Submission<Type extends ConnectorAuthEvent['type']> = Extract<
  ConnectorAuthEvent,
  { type: Type }
>;

/** What the user is asked at this point: what is looked up in the connected app can only be required once it is. */
export const askedFields = ({
  connector,
  connected,
}: ConnectorAuthContext): readonly PropertyField[] => {
  const fields = connector?.fields ?? [];
  return connected === 'no' ? askedBefore(fields) : fields;
};

/** What was typed now, over what was typed before and not stored yet. */
export const typedValues = (
  { draft }: ConnectorAuthContext,
  { values }: Submission<'properties.submit'>,
): PropertyInputs => ({ ...draft, ...givenInputs(values) });

/** The writes a submission asks for, or what is wrong with it. */
export const submittedChanges = (
  context: ConnectorAuthContext,
  event: Submission<'properties.submit'>,
): Either<FieldErrors, readonly PropertyChange[]> =>
  validateProperties(askedFields(context), typedValues(context, event));

/** The credentials a submission holds, or what is wrong with them. */
export const submittedCredentials = (
  event: Submission<'apiKey.submit' | 'basic.submit' | 'tokens.submit'>,
): Either<FieldErrors, Credentials> => {
  switch (event.type) {
    case 'apiKey.submit':
      return validateApiKey(event.key);
    case 'basic.submit':
      return validateBasic(event.username, event.password);
    case 'tokens.submit':
      return validateTokens(event.tokens);
  }
};
