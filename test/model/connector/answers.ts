import type { Either } from 'fp-ts/lib/Either.js';
import type { AccountConnector } from '../../../src/domain/account-connector.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import type { Credentials } from '../../../src/domain/credentials.js';
import type { PropertyChange } from '../../../src/domain/property.js';
import { validateProperties } from '../../../src/domain/validation.js';
import { Secret } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { type Outcome, outcomes } from './outcomes.js';
import type { Setting } from './scenes.js';
import { typedKey, typedLogin, wholeForm } from './typed.js';

type Heard = Either<AuthError, unknown>;

/** How much of its properties Cyclr has, and what it then answered in each outcome. */
interface Base {
  readonly connector: AccountConnector;
  readonly heard: ReadonlyMap<Outcome, Heard>;
}

/** What Cyclr was heard to answer in a setting. */
export interface Answers {
  readonly demo: Readonly<Record<string, string>>;
  /**
   * The answer of an outcome.
   *
   * @param connector the connector as the flow knows it
   */
  readonly heard: (outcome: Outcome, connector: AccountConnector | undefined) => Heard | undefined;
}

const right = <A>(result: Either<AuthError, A>): A => {
  if (result._tag === 'Left') throw new Error(result.left.message);
  return result.right;
};

const credentialsOf = (kind: string): Credentials => {
  if (kind === 'apiKey') return { kind, key: Secret.of(typedKey) };
  if (kind !== 'basic') return { kind: 'tokenGrant' };
  return { kind, username: typedLogin.username, password: Secret.of(typedLogin.password) };
};

const isSetIn = ({ fields }: AccountConnector): string =>
  fields.map(({ name, isSet }) => `${name} ${isSet}`).join();

/**
 * Asks the sandbox for every outcome, once with no properties stored and once with all, so that what the model takes
 * for an answer is one.
 *
 * @param api the way the flow will take to Cyclr
 * @param own a way past it
 */
export const listen = async (
  sandbox: Sandbox,
  { id, unknowns = {} }: Setting,
  api: ConnectorApi,
  own: ConnectorApi,
): Promise<Answers> => {
  const cyclr = { sandbox, id, api: own };
  const demo = sandbox.demoAnswers(id).properties;
  const fieldsOf = async () => right(await api.fetchConnector(id)());

  const changesIn = ({ fields }: AccountConnector): readonly PropertyChange[] => {
    const checked = validateProperties(fields, wholeForm.of(fields, demo));
    return checked._tag === 'Right' ? checked.right : [];
  };
  const begin = async (filled: boolean) => {
    sandbox.reset();
    sandbox.setUnknowns(unknowns);
    if (filled) right(await api.setProperties(id, changesIn(await fieldsOf()))());
  };
  const ask = (method: Outcome['method'], connector: AccountConnector): Promise<Heard> => {
    if (method === 'fetchConnector') return api.fetchConnector(id)();
    if (method === 'setProperties') return api.setProperties(id, changesIn(connector))();
    if (method === 'authenticate') {
      return api.authenticate(id, credentialsOf(connector.authMethod.kind))();
    }
    return api.startSignIn(id)();
  };
  const baseWith = async (filled: boolean): Promise<Base> => {
    await begin(filled);
    const connector = await fieldsOf();
    const heard = new Map<Outcome, Heard>();
    for (const outcome of outcomes) {
      if (outcome.kinds && !outcome.kinds.includes(connector.authMethod.kind)) continue;
      await begin(filled);
      await outcome.arrange(cyclr);
      heard.set(outcome, await ask(outcome.method, connector));
    }
    return { connector, heard };
  };

  const fresh = await baseWith(false);
  const bases = fresh.connector.fields.length > 0 ? [fresh, await baseWith(true)] : [fresh];
  return {
    demo,
    heard: (outcome, connector) =>
      bases
        .find((base) => !connector || isSetIn(base.connector) === isSetIn(connector))
        ?.heard.get(outcome),
  };
};
