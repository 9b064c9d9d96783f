import type { Sandbox } from '../../src/sandbox/index.js';
import { seed } from './answers.js';
import type { RequestRow } from './row.js';

/** Cyclr's own record of a connector, as far as it says the same after each good end. */
export const recordOf = (sandbox: Sandbox, id: number): string => {
  const connectors = sandbox.connectors();
  const connector = connectors.find((one) => one.id === id);
  const authValue = connector ? sandbox.readAuthValue(id) : null;
  const isToken = ['OAuth1', 'OAuth2'].includes(connector?.authType ?? '') && authValue !== '{}';
  return JSON.stringify({
    name: connector?.name,
    method: connector?.authenticationId,
    authenticated: connector?.authenticated,
    // With twins where there are some.
    properties: [...(connector?.propertiesSet ?? [])]
      .sort()
      .map((name) => [name, sandbox.readProperty(id, name)]),
    authValue: isToken ? authValue !== null : authValue,
    connectors: connectors.length,
    integrations: sandbox.cycles().length,
  });
};

const before = seed.accounts.flatMap(({ connectors }) => connectors).length;

/** What is wrong with a record, whatever became of the flow: twins of properties, connectors and integrations. */
export const wrongIn = (sandbox: Sandbox, id: number): readonly string[] => {
  const set = sandbox.connectors().find((one) => one.id === id)?.propertiesSet ?? [];
  return [
    ...(new Set(set).size === set.length ? [] : [`stored twice: ${set.join(', ')}`]),
    ...(sandbox.connectors().length <= before + 1 ? [] : ['installed twice']),
    ...(sandbox.cycles().length <= 1 ? [] : ['a template is installed twice']),
  ];
};

/** What is missing from a record after the user has typed all there is. */
export const lostFrom = (
  sandbox: Sandbox,
  { id, answers: { properties, apiKey, username, password, tokens, name, method } }: RequestRow,
): readonly string[] => {
  const connector = sandbox.connectors().find((one) => one.id === id);
  if (!connector) return [];
  const stored = sandbox.readAuthValue(id) ?? '';
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  const typed = apiKey ?? (username === undefined ? undefined : pair);
  return [
    ...Object.entries(properties).flatMap(([key, value]) =>
      (sandbox.readProperty(id, key) ?? '') === value ? [] : [`${key} is not what was typed`],
    ),
    ...(typed === undefined || stored === typed ? [] : ['the credential is not what was typed']),
    ...(Object.values(tokens ?? {}).every((token) => stored.includes(token))
      ? []
      : ['the tokens are not those given']),
    ...(name === undefined || connector.name === name ? [] : ['the name is not what was typed']),
    ...(method === undefined || connector.authenticationId === method
      ? []
      : ['the method is not the chosen one']),
  ];
};
