import type { ConnectorAuthContext } from '../../../machines/index.js';
import { signInByFetch } from '../../../src/cli/fetch-browser.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { askedBefore } from '../../../src/domain/lookup.js';
import { someRequiredUnset } from '../../../src/domain/property.js';
import type { Fault, Sandbox } from '../../../src/sandbox/index.js';
import type { ConnectorServices } from '../../../src/services/index.js';
import { deauthenticate } from './deauthenticate.js';
import type { Setting } from './scenes.js';

/** Cyclr as the tests get hold of it. */
export interface CyclrSide {
  readonly sandbox: Sandbox;
  readonly id: number;
  /** A client of one's own, past the flow under test. */
  readonly api: ConnectorApi;
  /** The way that the flow takes. */
  readonly way: ConnectorApi;
}

type Service = Exclude<keyof ConnectorServices, 'signIn' | 'watchAuthentication'>;

/** One way in which Cyclr may answer a service, and what brings it about: a state it is in, or a fault. */
export interface Outcome {
  readonly name: string;
  readonly service: Service;
  readonly arrange: (cyclr: CyclrSide) => Promise<void> | void;
  /** Whether it can happen, where that depends on what the flow is about to ask. */
  readonly fits?: (context: ConnectorAuthContext, scene: Setting) => boolean;
}

const paths: Readonly<Record<Service, RegExp>> = {
  fetchInstallable: /\/connectors\/[\w%]+$/,
  installConnector: /install$/,
  fetchConnector: /account\/connectors\/\d+$/,
  setProperties: /\/properties/,
  authenticate: /account\/connectors\/\d+$/,
  verify: /\/triggers\/\d+$/,
  lookUp: /\/triggers\/\d+$/,
};
const status = (code: number, body?: unknown): Fault => ({ kind: 'status', status: code, body });

// A refusal is of what was sent: reading is refused to nobody who may write.
const methodsOf = (fault: Fault): readonly (string | undefined)[] =>
  fault.kind === 'status' && fault.status === 400 ? ['POST', 'PUT'] : [undefined];

const failing = (service: Service, name: string, fault: Fault): Outcome => ({
  name,
  service,
  arrange: ({ sandbox }) => {
    for (const method of methodsOf(fault)) {
      const match = { server: 'api', path: paths[service], ...(method && { method }) } as const;
      sandbox.addFault({ match, fault });
    }
  },
});

const fine = (service: Service, name: string): Outcome => ({
  name,
  service,
  arrange: () => undefined,
});

/** Signs in as a user with a browser of their own would. */
export const signInElsewhere = async ({ sandbox, id, api }: CyclrSide): Promise<void> => {
  if (sandbox.connectors().find((one) => one.id === id)?.authenticated) return;
  const link = await api.startSignIn(id)();
  if (link._tag === 'Left') throw new Error(link.left.message);
  await signInByFetch(link.right.url.reveal());
};

/** Cyclr gives no link to a sign-in page. */
export const noLink = ({ sandbox }: Pick<CyclrSide, 'sandbox'>): void => {
  sandbox.addFault({ match: { server: 'api', path: /signintoken$/ }, fault: status(503) });
};

const byPage: Outcome['fits'] = (_, { driver }) => driver !== undefined;
const otherwise: Outcome['fits'] = (_, { driver }) => driver === undefined;
const byGrant: Outcome['fits'] = ({ connector }) => connector?.authMethod.kind === 'tokenGrant';
const byCredential: Outcome['fits'] = ({ connector }) =>
  connector?.authMethod.kind !== 'tokenGrant';

const no = status(400, { Message: 'No.' });

/** Everything the flow has to expect of Cyclr, in as many ways as it makes a difference to it. */
export const outcomes: readonly Outcome[] = [
  fine('fetchInstallable', 'Cyclr says what the app is'),
  failing('fetchInstallable', 'Cyclr cannot say what the app is', status(503)),
  fine('installConnector', 'Cyclr installs the app'),
  failing('installConnector', 'Cyclr cannot install the app', status(503)),
  { ...fine('fetchConnector', 'Cyclr says what the connector is'), fits: otherwise },
  {
    name: 'Cyclr says the user has signed in',
    service: 'fetchConnector',
    fits: byPage,
    arrange: signInElsewhere,
  },
  {
    name: 'Cyclr says nobody has signed in',
    service: 'fetchConnector',
    fits: byPage,
    arrange: deauthenticate,
  },
  {
    name: 'Cyclr is content with the authentication fields',
    service: 'fetchConnector',
    fits: ({ connector }) => connector?.authMethod.kind === 'authFields',
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authenticatedForAuthFields: 'always' }),
  },
  failing('fetchConnector', 'Cyclr cannot say what the connector is', status(503)),
  fine('setProperties', 'Cyclr stores the properties'),
  {
    ...failing('setProperties', 'Cyclr refuses the properties', no),
    // After a doubt, what is stored is read first, and what is the same is not written again.
    fits: ({ storedUncertain, connector }) =>
      !storedUncertain || someRequiredUnset(askedBefore(connector?.fields ?? [])),
  },
  failing('setProperties', 'Cyclr cannot store the properties', status(503)),
  fine('authenticate', 'Cyclr stores the credentials'),
  {
    name: 'Cyclr stores the credentials and is not content',
    service: 'authenticate',
    fits: byCredential,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authValueCheck: 'unauthenticated' }),
  },
  {
    name: 'Cyclr refuses the credentials',
    service: 'authenticate',
    fits: byCredential,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authValueCheck: 'reject400' }),
  },
  {
    name: 'Cyclr gets no token',
    service: 'authenticate',
    fits: byGrant,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authenticatedAfterEmptyGrant: false }),
  },
  { ...failing('authenticate', 'Cyclr refuses to get a token', no), fits: byGrant },
  failing('authenticate', 'Cyclr cannot store the credentials', status(503)),
  fine('verify', 'Cyclr calls the app'),
  failing('verify', 'the app refuses the call', no),
  failing('verify', 'Cyclr cannot call the app', status(503)),
  fine('lookUp', 'the app says what there is to choose'),
  failing('lookUp', 'the app refuses to say what there is to choose', no),
  failing('lookUp', 'the app cannot say what there is to choose', status(503)),
];

/** For a watch, which rides out what passes. */
export const lost = failing('fetchConnector', 'Cyclr has lost the connector', status(404));
