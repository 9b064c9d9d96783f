import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import { Secret } from '../domain/secret.js';

/** In an inspector a secret is typed as text; it is one from here on. */
const secret = new t.Type<Secret, string, unknown>(
  'Secret',
  (value): value is Secret => value instanceof Secret,
  (value, context) =>
    typeof value === 'string' ? t.success(Secret.of(value)) : t.failure(value, context),
  () => '[secret]',
);

/** Which of the values are sensitive is for the connector's fields to say. */
const sealed = new t.Type<Secret, string, unknown>(
  'PropertyInput',
  secret.is,
  (value, context) =>
    ['string', 'number', 'boolean'].includes(typeof value)
      ? t.success(Secret.of(String(value)))
      : t.failure(value, context),
  () => '[secret]',
);

const commands = {
  'apiKey.submit': t.type({ key: secret }),
  'basic.submit': t.type({ username: t.string, password: secret }),
  'properties.submit': t.type({ values: t.record(t.string, sealed) }),
};

const isCommand = (type: string): type is keyof typeof commands => Object.hasOwn(commands, type);

const event = t.intersection([t.type({ type: t.string }), t.UnknownRecord]);
/** The inspectors of XState 4 put an event into an envelope. */
const envelope = t.type({ $$type: t.literal('scxml'), data: event });
const received = t.union([envelope, event, t.string]);

/** An event that an inspector sent, ready for the actor, or why it cannot be. */
export const receivedEvent = (
  value: unknown,
): E.Either<string, { readonly type: string; readonly [key: string]: unknown }> => {
  const decoded = received.decode(value);
  if (E.isLeft(decoded)) return E.left('The inspector sent something that is no event.');
  const found = decoded.right;
  const sent =
    typeof found === 'string' ? { type: found } : envelope.is(found) ? found.data : found;
  const { type } = sent;
  // What an actor hears from XState itself would tell it that a request has ended.
  if (type.startsWith('xstate.')) return E.left('The inspector sent an event of XState itself.');
  if (!isCommand(type)) return E.right(sent);
  const payload = commands[type].decode(sent);
  return E.isLeft(payload)
    ? E.left(`The inspector sent ${type} with a payload that does not fit.`)
    : E.right({ ...payload.right, type });
};
