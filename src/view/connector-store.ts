import type { ActorRefFrom } from 'xstate';
import type { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorAuthCommand } from '../../machines/connector-auth.types.js';
import type { OAuthTokens } from '../domain/credentials.js';
import type { Outcome } from '../domain/outcome.js';
import { Secret } from '../domain/secret.js';
import { givenInputs, type PropertyInputs } from '../domain/validation.js';
import type { ConnectorView } from './connector-view.js';
import { describeConnectorAuth } from './describe-connector-auth.js';
import { viewStore } from './view-store.js';

/** One running flow. Every method may be called at any time; what does not fit the step changes nothing. */
export interface ConnectorAuth {
  /** The same reference until something changes. */
  getView(): ConnectorView;
  /** The listener is called at once and on each change; returns what unsubscribes it. */
  subscribe(listener: (view: ConnectorView) => void): () => void;
  /** Chooses how the app that is installed is to be authenticated. */
  submitMethod(authenticationId: string): void;
  /** Names the instance that is installed. */
  submitName(name: string): void;
  submitProperties(values: PropertyInputs): void;
  submitApiKey(key: string | Secret): void;
  submitBasic(username: string, password: string | Secret): void;
  /** Call it in the user's click, as it may open a window. Also starts over while a sign-in is under way. */
  startOAuth(): void;
  cancelOAuth(): void;
  /** Tokens the host has got by itself, in place of a sign-in. For servers: a gateway takes none. */
  submitTokens(tokens: OAuthTokens): void;
  back(): void;
  retry(): void;
  /** Ends the flow as cancelled. Idempotent. */
  cancel(): void;
  /** Settles always: with how the flow ended, or as cancelled when it was stopped. Never rejects. */
  readonly done: Promise<Outcome>;
  /** Ends the flow without a word to its listeners; aborts what is under way. Idempotent. */
  stop(): void;
}

/** Every value is sealed: which of them are sensitive is for the connector's fields to say. What is missing is empty. */
const sealed = (values: PropertyInputs): PropertyInputs => {
  const given = Object.entries(values ?? {}).map(([name, value]) => [name, value ?? '']);
  return Object.fromEntries(
    Object.entries(givenInputs(Object.fromEntries(given))).map(([name, value]) => [
      name,
      value instanceof Secret ? value : Secret.of(String(value)),
    ]),
  );
};

export type ConnectorAuthActor = ActorRefFrom<typeof connectorAuthMachine>;

/**
 * What a UI needs of a connector's flow, whoever runs it.
 *
 * @param stop ends the actor
 */
export const connectorStore = (actor: ConnectorAuthActor, stop: () => void): ConnectorAuth => {
  const send = (command: ConnectorAuthCommand) => {
    if (actor.getSnapshot().status === 'active') actor.send(command);
  };

  const done = new Promise<Outcome>((resolve) => {
    const settle = () => {
      const { output, context } = actor.getSnapshot();
      const { accountConnectorId: id } = context;
      resolve(
        output ?? { status: 'cancelled', ...(id !== undefined && { accountConnectorId: id }) },
      );
    };
    actor.subscribe({ complete: settle, error: settle });
  });

  return {
    ...viewStore(actor, describeConnectorAuth),
    submitMethod: (authenticationId) => send({ type: 'method.submit', authenticationId }),
    submitName: (name) => send({ type: 'name.submit', name }),
    submitProperties: (values) =>
      send({
        type: 'properties.submit',
        values: sealed(values),
      }),
    submitApiKey: (key) => send({ type: 'apiKey.submit', key: Secret.of(key) }),
    submitBasic: (username, password) =>
      send({ type: 'basic.submit', username, password: Secret.of(password) }),
    startOAuth: () => send({ type: 'oauth.start' }),
    cancelOAuth: () => send({ type: 'oauth.cancel' }),
    submitTokens: (tokens) => send({ type: 'tokens.submit', tokens }),
    back: () => send({ type: 'back' }),
    retry: () => send({ type: 'retry' }),
    cancel: () => send({ type: 'cancel' }),
    done,
    stop,
  };
};
