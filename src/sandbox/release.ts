import type {
  SeedAuthentication,
  SeedConnector,
  SeedCredentials,
  SeedParameter,
  SeedTrigger,
} from './seed-file.js';

/** One way of authenticating a connector. */
export interface AuthMethod {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly authType: string;
  readonly oauth2Type: string;
  readonly authScheme: string | null;
}

/** An application registered at the third party: by the partner, or by the customer. */
export interface ProviderClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A connector release of the catalogue, its gaps filled. */
export interface Release {
  readonly id: number;
  readonly name: string;
  readonly seed: SeedConnector;
  readonly methods: readonly AuthMethod[];
  readonly defaultMethod: AuthMethod;
  readonly parameters: readonly SeedParameter[];
  /** Client id and secret the partner has set for every account; null when left blank. */
  readonly partnerClient: ProviderClient | null;
  readonly accepts: SeedCredentials | null;
  readonly demo: SeedCredentials;
}

const methodFrom = (seed: SeedAuthentication): AuthMethod => ({
  id: seed.id,
  name: seed.name,
  description: seed.description ?? null,
  authType: seed.authType,
  oauth2Type: seed.oauth2Type ?? 'Unknown',
  authScheme: seed.authScheme ?? (seed.authType === 'ApiKey' ? 'Authorization' : null),
});

// A release with a single method need not name it: its id is derived, so that it is stable.
const singleMethod = (seed: SeedConnector, authType: string): SeedAuthentication => ({
  id: `00000000-0000-4000-8000-${seed.id.toString(16).padStart(12, '0')}`,
  name: authType,
  authType,
  ...(seed.authDescription === undefined ? {} : { description: seed.authDescription }),
  ...(seed.oauth2Type === undefined ? {} : { oauth2Type: seed.oauth2Type }),
  ...(seed.authScheme === undefined ? {} : { authScheme: seed.authScheme }),
});

/** Fills the gaps of a seeded release. */
export const releaseFrom = (seed: SeedConnector): Release => {
  const seeded = seed.authentication ?? [];
  const first = seeded.find((method) => method.isDefault === true) ?? seeded[0];
  const fallback = first ?? singleMethod(seed, seed.authType ?? 'None');
  return {
    id: seed.id,
    name: seed.name,
    seed,
    methods: (seeded.length > 0 ? seeded : [fallback]).map(methodFrom),
    defaultMethod: methodFrom(fallback),
    parameters: seed.parameters ?? [],
    partnerClient:
      seed.partnerClient === false
        ? null
        : { clientId: `sandbox-app-${seed.id}`, clientSecret: `sandbox-app-secret-${seed.id}` },
    accepts: seed.accepts ?? null,
    demo: seed.demo ?? seed.accepts ?? {},
  };
};

/** The trigger that looks a parameter's values up in the app. */
export const triggerOf = (
  { seed }: Release,
  { triggerId, triggerName }: SeedParameter,
): SeedTrigger | undefined =>
  seed.triggers?.find(({ id, name }) =>
    triggerId === undefined ? name !== undefined && name === triggerName : id === triggerId,
  );

/** Whether a value is needed only once the connector is authenticated: before that, none can be looked up. */
export const isNeededLater = (release: Release, parameter: SeedParameter): boolean =>
  parameter.afterAuthentication === true || triggerOf(release, parameter) !== undefined;

/** The parameters an installer must or may set for each account connector. */
export const accountParameters = (release: Release): readonly SeedParameter[] =>
  release.parameters.filter((parameter) => parameter.accountProperty !== false);
