import type { Sandbox } from '../../src/sandbox/index.js';
import { answersOf } from './answers.js';

/** Cyclr's own record of a connector, as far as it says the same after each good end. */
export const recordOf = (sandbox: Sandbox, id: number): string => {
  const connector = sandbox.connectors().find((one) => one.id === id);
  const authValue = sandbox.readAuthValue(id);
  const isToken = ['OAuth1', 'OAuth2'].includes(connector?.authType ?? '') && authValue !== '{}';
  return JSON.stringify({
    authenticated: connector?.authenticated,
    // With twins where there are some.
    properties: [...(connector?.propertiesSet ?? [])]
      .sort()
      .map((name) => [name, sandbox.readProperty(id, name)]),
    authValue: isToken ? authValue !== null : authValue,
  });
};

/** What is wrong with a record, whatever became of the flow: twins, and values that nobody typed. */
export const wrongIn = (sandbox: Sandbox, id: number): readonly string[] => {
  const set = sandbox.connectors().find((one) => one.id === id)?.propertiesSet ?? [];
  return new Set(set).size === set.length ? [] : [`stored twice: ${set.join(', ')}`];
};

/** What is missing from a record after the user has typed all there is. */
export const lostFrom = (sandbox: Sandbox, id: number): readonly string[] => {
  const { properties, apiKey, username, password } = answersOf(id);
  const lost = Object.entries(properties).flatMap(([name, value]) =>
    (sandbox.readProperty(id, name) ?? '') === value ? [] : [`${name} is not what was typed`],
  );
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  const typed = apiKey ?? (username === undefined ? undefined : pair);
  return typed === undefined || sandbox.readAuthValue(id) === typed
    ? lost
    : [...lost, 'the credential is not what was typed'];
};
