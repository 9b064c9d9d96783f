import { authError } from '../../domain/auth-error.js';
import type { ConnectorFlowApi, SignInPage } from '../../domain/connector-api.js';
import * as E from '../../domain/either.js';
import { Secret } from '../../domain/secret.js';
import * as routes from '../routes.js';
import * as answers from '../wire/answers.js';
import { credentialsBody, propertiesBody } from '../wire/bodies.js';
import type { GatewayConnection } from './connection.js';

/** 16 random bytes, in letters that need no escaping. */
const randomAttempt = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** What the flow of one connector asks the gateway for. */
export const connectorCalls = ({ root, origin, send }: GatewayConnection): ConnectorFlowApi => {
  const signInPage = (id: number, { returnUrl }: { returnUrl?: string } = {}): SignInPage => {
    const attempt = randomAttempt();
    const query = new URLSearchParams({ attempt, ...(returnUrl && { return: returnUrl }) });
    return { attempt, url: `${root}${routes.oauthStart(id)}?${query}`, origin };
  };

  return {
    fetchConnector: (id, { authenticationId, ...options } = {}) =>
      send({
        stage: 'fetchConnector',
        path: routes.connector(id),
        query: { authentication: authenticationId },
        answer: answers.connector,
        ...options,
      }),
    fetchInstallable: ({ connector, version }, options) =>
      send({
        stage: 'install',
        path: routes.installable,
        query: { connector, version },
        answer: answers.installable,
        ...options,
      }),
    installConnector: (order, { known, lookFirst, ...options }) =>
      send({
        stage: 'install',
        method: 'POST',
        path: routes.connectors,
        body: { order, known, lookFirst },
        answer: answers.connector,
        ...options,
      }),
    setProperties: (id, changes, { readFirst = false, signal } = {}) =>
      send({
        stage: 'setProperties',
        method: 'POST',
        path: routes.properties(id),
        body: propertiesBody(changes, readFirst),
        answer: answers.storedProperties,
        ...(signal && { signal }),
      }),
    authenticate: (id, credentials, options) =>
      // Whoever has tokens of the connected app is a server, and has no need of a gateway.
      credentials.kind === 'oauthTokens'
        ? async () => E.left(authError('invalidInput', 'authenticating'))
        : send({
            stage: 'authenticating',
            method: 'PUT',
            path: routes.credentials(id),
            body: credentialsBody(credentials),
            answer: answers.connector,
            ...options,
          }),
    verify: (id, check, options) =>
      send({
        stage: 'authenticating',
        method: 'POST',
        path: routes.verify(id),
        body: check,
        answer: answers.verification,
        ...options,
      }),
    lookUp: (id, triggerId, options) =>
      send({
        stage: 'authenticating',
        method: 'POST',
        path: routes.lookUp(id, triggerId),
        answer: answers.options,
        ...options,
      }),
    signInPage,
    startSignIn: (id, link) => async () => E.right({ url: Secret.of(signInPage(id, link).url) }),
  };
};
