import type { Hono } from 'hono';
import { onInstalled } from './account-connector-endpoints.js';
import { type ApiEnv, integerId } from './api-access.js';
import { badRequest, message, notFound, ok, unauthorized } from './api-answers.js';
import { type Installed, isAuthenticated, propertyValue, unsetLater } from './ledger.js';
import type { SandboxState } from './state.js';
import { accepts } from './third-party.js';

/**
 * Calls that reach the third party: `/triggers/{id}` looks options up, `/methods/{id}` and
 * `/test/{id}` run a method. The last two are closed to callers for non-native connectors until
 * Cyclr's support lets their address in.
 */
export const mountMethods = (app: Hono<ApiEnv>, state: SandboxState): void => {
  const one = '/v1.0/account/connectors/:id';
  const works = (connector: Installed, when: 'authenticating' | 'calling'): boolean =>
    isAuthenticated(connector, state.unknowns) &&
    accepts(
      connector.release,
      connector.method,
      {
        authValue: connector.authValue,
        property: (name) => propertyValue(connector, name),
      },
      when,
    );

  app.post(
    `${one}/triggers/:triggerId`,
    onInstalled(state, (c, connector) => {
      const id = integerId(c.req.param('triggerId'));
      if (id === undefined) return badRequest('The request is invalid.');
      const trigger = connector.release.seed.triggers?.find((item) => item.id === id);
      if (trigger === undefined) return notFound(state.unknowns);
      return works(connector, 'authenticating')
        ? ok(trigger.options.map((option) => ({ Name: option.name, Value: option.value })))
        : badRequest('Failed to authenticate the connector');
    }),
  );

  const tested = (answer: unknown): Response => {
    const { testShape } = state.unknowns;
    if (testShape === 'empty') return new Response(null, { status: 200 });
    return testShape === 'message' ? message(200, 'The connector works.') : ok(answer);
  };

  const call = (run: (answer: unknown) => Response) =>
    onInstalled(state, (c, connector) => {
      const { methodCalls, methodCallsBlockedStatus: status } = state.unknowns;
      if (!connector.native && methodCalls === 'blocked') {
        return status === 401
          ? unauthorized(state.unknowns)
          : message(403, 'Method calls are not allowed from this address.');
      }
      const key = c.req.param('method');
      const method = connector.release.seed.methods?.find(
        (item) => String(item.id) === key || item.uniqueIdentifier === key,
      );
      if (method === undefined) return notFound(state.unknowns);
      if (!works(connector, 'calling')) return badRequest('Failed to authenticate the connector');
      const [unset] = unsetLater(connector);
      return unset === undefined
        ? run(method.answer ?? {})
        : badRequest(`A value is needed first for: ${unset}.`);
    });
  app.on(['GET', 'POST'], `${one}/test/:method`, call(tested));
  app.on(
    ['GET', 'POST'],
    `${one}/methods/:method`,
    call((answer) => ok(answer)),
  );
};
