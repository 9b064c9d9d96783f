import type { Either } from 'fp-ts/lib/Either.js';
import type { FieldErrors } from '../src/domain/auth-error.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { PropertyChange } from '../src/domain/property.js';
import {
  type PropertyInputs,
  validateApiKey,
  validateBasic,
  validateProperties,
} from '../src/domain/validation.js';
import type { ConnectorAuthContext, ConnectorAuthEvent } from './connector-auth.types.js';

type Submission<Type extends ConnectorAuthEvent['type']> = Extract<
  ConnectorAuthEvent,
  { type: Type }
>;

/** What was typed now, over what was typed before and not stored yet. */
export const typedValues = (
  { draft }: ConnectorAuthContext,
  { values }: Submission<'properties.submit'>,
): PropertyInputs => ({ ...draft, ...values });

/** The writes a submission asks for, or what is wrong with it. */
export const submittedChanges = (
  context: ConnectorAuthContext,
  event: Submission<'properties.submit'>,
): Either<FieldErrors, readonly PropertyChange[]> =>
  validateProperties(context.connector?.fields ?? [], typedValues(context, event));

/** The credentials a submission holds, or what is wrong with them. */
export const submittedCredentials = (
  event: Submission<'apiKey.submit' | 'basic.submit'>,
): Either<FieldErrors, Credentials> =>
  event.type === 'apiKey.submit'
    ? validateApiKey(event.key)
    : validateBasic(event.username, event.password);
