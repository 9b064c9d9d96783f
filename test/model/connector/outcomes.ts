import type { ConnectorAuthContext } from '../../../machines/index.js';
import { signInByFetch } from '../../../src/cli/fetch-browser.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { someRequiredUnset } from '../../../src/domain/property.js';
import type { Fault, Sandbox } from '../../../src/sandbox/index.js';
import { deauthenticate } from './deauthenticate.js';

/** Cyclr as the tests get hold of it, past the flow under test. */
export interface CyclrSide {
  readonly sandbox: Sandbox;
  readonly id: number;
  /** A client of one's own. */
  readonly api: ConnectorApi;
}

type Method = 'fetchConnector' | 'setProperties' | 'authenticate' | 'startSignIn';

/** One way in which Cyclr may answer, and what brings it about: a state it is in, or a fault. */
export interface Outcome {
  readonly name: string;
  readonly method: Method;
  readonly arrange: (cyclr: CyclrSide) => Promise<void> | void;
  /** For which ways of authenticating. Default: all. */
  readonly kinds?: readonly string[];
  /** Whether it can happen, where that depends on what the flow is about to ask. */
  readonly fits?: (context: ConnectorAuthContext) => boolean;
}

const paths: Readonly<Record<Method, RegExp>> = {
  fetchConnector: /connectors\/\d+$/,
  setProperties: /\/properties/,
  authenticate: /connectors\/\d+$/,
  startSignIn: /signintoken$/,
};
const status = (code: number, body?: unknown): Fault => ({ kind: 'status', status: code, body });

const refuses = (fault: Fault): boolean => fault.kind === 'status' && fault.status === 400;

// A refusal is of what was sent: reading is refused to nobody who may write.
const writes = ['POST', 'PUT'] as const;

const failing = (method: Method, name: string, fault: Fault): Outcome => ({
  name,
  method,
  arrange: ({ sandbox }) => {
    const match = { server: 'api', path: paths[method] } as const;
    if (!refuses(fault)) sandbox.addFault({ match, fault });
    else for (const verb of writes) sandbox.addFault({ match: { ...match, method: verb }, fault });
  },
});

/** Signs in as a user with a browser of their own would. */
export const signInElsewhere = async ({ sandbox, id, api }: CyclrSide): Promise<void> => {
  if (sandbox.connectors().find((one) => one.id === id)?.authenticated) return;
  const link = await api.startSignIn(id)();
  if (link._tag === 'Left') throw new Error(link.left.message);
  await signInByFetch(link.right.url.reveal());
};

const byPage = ['oauth'];
const byCredential = ['apiKey', 'basic'];
const byGrant = ['tokenGrant'];

/** Everything the flow has to expect of Cyclr, in as many ways as it makes a difference to it. */
export const outcomes: readonly Outcome[] = [
  {
    name: 'Cyclr says what the connector is',
    method: 'fetchConnector',
    kinds: ['apiKey', 'basic', 'tokenGrant', 'none', 'authFields', 'unsupported'],
    arrange: () => undefined,
  },
  {
    name: 'Cyclr says the user has signed in',
    method: 'fetchConnector',
    kinds: byPage,
    arrange: signInElsewhere,
  },
  {
    name: 'Cyclr says nobody has signed in',
    method: 'fetchConnector',
    kinds: byPage,
    arrange: deauthenticate,
  },
  {
    name: 'Cyclr is content with the authentication fields',
    method: 'fetchConnector',
    kinds: ['authFields'],
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authenticatedForAuthFields: 'always' }),
  },
  failing('fetchConnector', 'Cyclr cannot say what the connector is', status(503)),
  { name: 'Cyclr stores the properties', method: 'setProperties', arrange: () => undefined },
  {
    ...failing('setProperties', 'Cyclr refuses the properties', status(400, { Message: 'No.' })),
    // After a doubt, what is stored is read first, and what is the same is not written again.
    fits: ({ storedUncertain, connector }) =>
      !storedUncertain || someRequiredUnset(connector?.fields ?? []),
  },
  failing('setProperties', 'Cyclr cannot store the properties', status(503)),
  {
    name: 'Cyclr stores the credentials',
    method: 'authenticate',
    kinds: [...byCredential, ...byGrant],
    arrange: () => undefined,
  },
  {
    name: 'Cyclr stores the credentials and is not content',
    method: 'authenticate',
    kinds: byCredential,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authValueCheck: 'unauthenticated' }),
  },
  {
    name: 'Cyclr refuses the credentials',
    method: 'authenticate',
    kinds: byCredential,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authValueCheck: 'reject400' }),
  },
  {
    name: 'Cyclr gets no token',
    method: 'authenticate',
    kinds: byGrant,
    arrange: ({ sandbox }) => sandbox.setUnknowns({ authenticatedAfterEmptyGrant: false }),
  },
  {
    ...failing('authenticate', 'Cyclr refuses to get a token', status(400, { Message: 'No.' })),
    kinds: byGrant,
  },
  {
    ...failing('authenticate', 'Cyclr cannot store the credentials', status(503)),
    kinds: [...byCredential, ...byGrant],
  },
  { ...failing('startSignIn', 'Cyclr gives no sign-in link', status(503)), kinds: byPage },
  failing('fetchConnector', 'Cyclr has lost the connector', status(404)),
];
