import { Secret } from '../../../src/index.js';
import { eventKey } from '../chart/parts.js';
import { memberOf, type Step } from '../paths/graph.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';
import { storedTokens } from './typed.js';

/** What the user has said so far of what Cyclr is to store, each the last time. */
export interface Said {
  readonly name: string | undefined;
  readonly method: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
  /** As Cyclr is to store it. */
  readonly credential: string | null;
}

const textOf = (value: unknown): string =>
  value instanceof Secret ? value.reveal() : String(value);

/** The way of authenticating an app that has one. */
const onlyMethod = (installable: unknown): string | undefined => {
  const methods = memberOf(installable, 'methods');
  return Array.isArray(methods) && methods.length === 1
    ? textOf(memberOf(methods[0], 'id'))
    : undefined;
};

/** What is settled before anybody says anything. */
export const unsaid = ({ input: { install } }: ConnectorScene): Said => ({
  name: install?.name,
  method: install?.authenticationId,
  properties: {},
  credential: null,
});

/** The same after a step; it is read off the events, and not off what the flow has made of them. */
export const saidAfter = (
  said: Said,
  { happening }: Step<ConnectorScene, ConnectorStage>,
): Said => {
  if (!happening) return said;
  const { event } = happening;
  switch (eventKey(event.type)) {
    case 'done fetchInstallable': {
      // What there is no choice of is as the app has it.
      const output = memberOf(event, 'output');
      const [name, method] = [memberOf(memberOf(output, 'release'), 'name'), onlyMethod(output)];
      return { ...said, name: said.name ?? textOf(name), method: said.method ?? method };
    }
    case 'name.submit':
      return { ...said, name: textOf(memberOf(event, 'name')) };
    case 'method.submit':
      return { ...said, method: textOf(memberOf(event, 'authenticationId')) };
    case 'properties.submit': {
      const values = Object.entries(memberOf(event, 'values') ?? {});
      return {
        ...said,
        properties: Object.fromEntries(values.map(([name, value]) => [name, textOf(value)])),
      };
    }
    case 'apiKey.submit':
      return { ...said, credential: textOf(memberOf(event, 'key')) };
    case 'basic.submit': {
      const pair = `${textOf(memberOf(event, 'username'))}:${textOf(memberOf(event, 'password'))}`;
      return { ...said, credential: Buffer.from(pair).toString('base64') };
    }
    case 'tokens.submit':
      return { ...said, credential: storedTokens };
    default:
      return said;
  }
};
