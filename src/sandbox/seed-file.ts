import { readFile } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { closedRecord, describeError } from './closed-record.js';
import { SandboxError } from './sandbox-error.js';

/** What a third party accepts, or what a demo types: property values, key, user and password. */
const SeedCredentials = closedRecord(
  'Credentials',
  {},
  {
    properties: t.record(t.string, t.string),
    apiKey: t.string,
    username: t.string,
    password: t.string,
    oauth: t.literal('allow'),
  },
);
export type SeedCredentials = t.TypeOf<typeof SeedCredentials>;

const SeedParameter = closedRecord(
  'Parameter',
  { id: t.Integer, targetName: t.string },
  {
    name: t.string,
    description: t.string,
    optional: t.boolean,
    sensitive: t.boolean,
    accountProperty: t.boolean,
    targetType: t.string,
    dataType: t.string,
    values: t.array(t.string),
    displayOrder: t.number,
    /** The name of one of the connector's `triggers`, which looks the values up. */
    triggerName: t.string,
    /** The id of one of them: then the parameter carries the trigger itself as well. */
    triggerId: t.Integer,
    /** Optional until the connector is authenticated, whatever `optional` says. */
    afterAuthentication: t.boolean,
    /** Values the third party has no use for; see the switch `invalidProperty`. */
    rejects: t.array(t.string),
  },
);
export type SeedParameter = t.TypeOf<typeof SeedParameter>;

const SeedAuthentication = closedRecord(
  'Authentication',
  { id: t.string, name: t.string, authType: t.string },
  { description: t.string, oauth2Type: t.string, authScheme: t.string, isDefault: t.boolean },
);
export type SeedAuthentication = t.TypeOf<typeof SeedAuthentication>;

const SeedTrigger = closedRecord(
  'Trigger',
  {
    id: t.Integer,
    options: t.array(closedRecord('Option', { name: t.string, value: t.string }, {})),
  },
  { name: t.string },
);
export type SeedTrigger = t.TypeOf<typeof SeedTrigger>;
const SeedMethod = closedRecord(
  'Method',
  { id: t.Integer },
  { uniqueIdentifier: t.string, answer: t.unknown },
);

/** One connector release of the catalogue. Either `authType`, or `authentication` with several methods. */
const SeedConnector = closedRecord(
  'Connector',
  { id: t.Integer, name: t.string },
  {
    description: t.string,
    status: t.string,
    version: t.string,
    icon: t.string,
    authType: t.string,
    oauth2Type: t.string,
    authScheme: t.string,
    authDescription: t.string,
    authentication: t.array(SeedAuthentication),
    parameters: t.array(SeedParameter),
    triggers: t.array(SeedTrigger),
    methods: t.array(SeedMethod),
    categories: t.array(t.string),
    system: t.boolean,
    custom: t.boolean,
    draft: t.boolean,
    /** The partner's own: instances are native unless installed otherwise, and their methods are open. */
    native: t.boolean,
    /** False: the partner left client id and secret blank, so each installed connector needs its own. */
    partnerClient: t.boolean,
    /** Absent: the third party accepts anything. */
    accepts: SeedCredentials,
    /** What a demo types; absent, what the third party accepts. */
    demo: SeedCredentials,
  },
);
export type SeedConnector = t.TypeOf<typeof SeedConnector>;

const SeedProperty = closedRecord(
  'Property',
  { name: t.string, value: t.string },
  { id: t.Integer },
);

/** A connector installed in an account; `connectorId` names its release. */
const SeedAccountConnector = closedRecord(
  'AccountConnector',
  { id: t.Integer, connectorId: t.Integer },
  {
    name: t.string,
    description: t.string,
    authenticationId: t.string,
    authValue: t.string,
    authenticated: t.boolean,
    native: t.boolean,
    properties: t.array(SeedProperty),
  },
);
export type SeedAccountConnector = t.TypeOf<typeof SeedAccountConnector>;

const SeedAccount = closedRecord(
  'Account',
  { id: t.string, connectors: t.array(SeedAccountConnector) },
  { name: t.string, username: t.string },
);
const SeedTemplate = closedRecord(
  'Template',
  { id: t.string, name: t.string, connectorIds: t.array(t.Integer) },
  { description: t.string, tags: t.array(t.string) },
);
export type SeedTemplate = t.TypeOf<typeof SeedTemplate>;

const SeedFileCodec = closedRecord(
  'SeedFile',
  { connectors: t.array(SeedConnector), accounts: t.array(SeedAccount) },
  {
    clientId: t.string,
    clientSecret: t.string,
    tokenLifetimeSeconds: t.number,
    templates: t.array(SeedTemplate),
  },
);
/** A whole Cyclr to start from: the catalogue, and accounts with connectors installed in them. */
export type SeedFile = t.TypeOf<typeof SeedFileCodec>;

const repeated = <A>(values: readonly A[]): boolean => new Set(values).size !== values.length;

/** What the types cannot say: ids are unique and references lead somewhere. */
const inconsistencies = (seed: SeedFile): readonly string[] => {
  const releases = new Set(seed.connectors.map((connector) => connector.id));
  const installed = seed.accounts.flatMap((account) => account.connectors);
  return [
    ...(seed.accounts.length === 0 ? ['accounts should hold one account or more'] : []),
    ...(repeated(seed.connectors.map((connector) => connector.id))
      ? ['connectors should have ids that differ']
      : []),
    ...(repeated(seed.accounts.map((account) => account.id))
      ? ['accounts should have ids that differ']
      : []),
    ...(repeated(installed.map((connector) => connector.id))
      ? ['accounts[].connectors should have ids that differ, over all accounts']
      : []),
    ...seed.accounts.flatMap((account, a) =>
      account.connectors.flatMap((connector, c) =>
        releases.has(connector.connectorId)
          ? []
          : [`accounts[${a}].connectors[${c}].connectorId should be the id of one of connectors`],
      ),
    ),
    ...(seed.templates ?? []).flatMap((template, index) =>
      template.connectorIds.every((id) => releases.has(id))
        ? []
        : [`templates[${index}].connectorIds should be ids of connectors`],
    ),
    ...seed.connectors.flatMap((connector, c) =>
      (connector.parameters ?? []).flatMap(({ triggerId }, p) =>
        triggerId === undefined || (connector.triggers ?? []).some(({ id }) => id === triggerId)
          ? []
          : [`connectors[${c}].parameters[${p}].triggerId should be the id of one of triggers`],
      ),
    ),
    ...seed.connectors.flatMap((connector, index) =>
      connector.authType !== undefined || (connector.authentication ?? []).length > 0
        ? []
        : [`connectors[${index}] should have authType, or authentication with a method in it`],
    ),
  ];
};

/**
 * Decodes a seed.
 * @param input parsed JSON
 * @returns the seed, or the places that are wrong (never the values found there)
 */
export const decodeSeed = (input: unknown): E.Either<readonly string[], SeedFile> => {
  const decoded = SeedFileCodec.decode(input);
  if (E.isLeft(decoded)) return E.left([...new Set(decoded.left.map(describeError))]);
  const wrong = inconsistencies(decoded.right);
  return wrong.length === 0 ? decoded : E.left(wrong);
};

const parseFile = async (path: string): Promise<unknown> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new SandboxError('unreadableSeed', `The seed file ${path} cannot be read.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    // the parser's own message quotes the text, which may hold a credential
    throw new SandboxError('unreadableSeed', `The seed file ${path} is not JSON.`);
  }
};

/**
 * Reads a seed from an object or from a JSON file.
 * @throws SandboxError `unreadableSeed` or `invalidSeed`
 */
export const loadSeed = async (source: SeedFile | string): Promise<SeedFile> => {
  const decoded = decodeSeed(typeof source === 'string' ? await parseFile(source) : source);
  if (E.isRight(decoded)) return decoded.right;
  throw new SandboxError('invalidSeed', `The seed is not valid: ${decoded.left.join('; ')}.`);
};
