import { eventKey } from '../chart/parts.js';
import { memberOf, type Step } from '../paths/graph.js';
import { blank, type ConnectorRecord, type CyclrRecord, pageTokens } from '../world/record.js';
import type { Said } from './said.js';
import { appOf, type ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

const isSensitive = (scene: ConnectorScene, name: string): boolean =>
  appOf(scene)?.parameters?.some((one) => one.targetName === name && one.sensitive) === true;

/** Properties once a form has been stored: a secret left empty stays as it is, anything else is taken away. */
const storedOver = (
  stored: ConnectorRecord['properties'],
  { properties }: Said,
  scene: ConnectorScene,
): ConnectorRecord['properties'] => {
  const values = new Map(stored);
  for (const [name, text] of Object.entries(properties)) {
    if (text !== '') values.set(name, text);
    else if (!isSensitive(scene, name)) values.delete(name);
  }
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** A connector once somebody has signed in, or has been signed out; whoever is signed in stays so. */
const signedIn = (connector: ConnectorRecord, authenticated: boolean): ConnectorRecord => {
  if (!authenticated) return { ...connector, authenticated, authValue: null };
  return connector.authenticated
    ? connector
    : { ...connector, authenticated, authValue: pageTokens };
};

/** What stands in Cyclr's record of the connector after a step, as the event of the step and what was said before it say. */
const connectorAfter = (
  connector: ConnectorRecord,
  { happening, before }: Step<ConnectorScene, ConnectorStage>,
  said: Said,
  scene: ConnectorScene,
): ConnectorRecord => {
  if (!happening || !before) return connector;
  const { type } = happening.event;
  const output = memberOf(happening.event, 'output');
  const authenticated = memberOf(output, 'authenticated') === true;
  const kind = before.context.connector?.authMethod.kind;
  switch (eventKey(type)) {
    case 'done authenticate':
      return {
        ...connector,
        authenticated,
        authValue: kind === 'tokenGrant' ? '{}' : said.credential,
      };
    case 'done fetchConnector':
      // By a sign-in page only, or by what is no credential at all.
      return kind === 'oauth' || memberOf(memberOf(output, 'authMethod'), 'kind') === 'oauth'
        ? signedIn(connector, authenticated)
        : { ...connector, authenticated };
    case 'done watch':
      return authenticated ? signedIn(connector, true) : connector;
    case 'signIn.landed':
      return signedIn(connector, true);
    case 'done setProperties':
      return { ...connector, properties: storedOver(connector.properties, said, scene) };
    default:
      return connector;
  }
};

/** Cyclr's own record after a step. */
export const recordAfter = (
  record: CyclrRecord,
  step: Step<ConnectorScene, ConnectorStage>,
  said: Said,
  scene: ConnectorScene,
): CyclrRecord => {
  if (step.happening && eventKey(step.happening.event.type) === 'done installConnector') {
    return {
      ...record,
      connector: blank({ name: said.name, method: said.method }),
      connectors: record.connectors + 1,
    };
  }
  return {
    ...record,
    connector: record.connector && connectorAfter(record.connector, step, said, scene),
  };
};
