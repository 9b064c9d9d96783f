import * as E from '#fp-ts/Either';
import { type CyclrClientOptions, createCyclrClient, regions } from '../cyclr/index.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const names = {
  clientId: 'CYCLR_CLIENT_ID',
  clientSecret: 'CYCLR_CLIENT_SECRET',
  accountId: 'CYCLR_ACCOUNT_ID',
  serviceUrl: 'CYCLR_SERVICE_URL',
  username: 'CYCLR_USERNAME',
} as const;

const isRegion = (text: string): text is keyof typeof regions => Object.hasOwn(regions, text);

/**
 * The client that the environment describes.
 *
 * @returns a text that names every variable that is missing or wrong, and no value
 */
export const clientFromEnvironment = (env: Environment): E.Either<string, ConnectorApi> => {
  const apiUrl = env.CYCLR_API_URL ?? '';
  const region = env.CYCLR_REGION ?? '';
  const missing: string[] = Object.values(names).filter((name) => (env[name] ?? '') === '');
  if (apiUrl === '' && region === '') missing.unshift('CYCLR_API_URL or CYCLR_REGION');
  if (missing.length > 0) {
    return E.left(`Set ${missing.join(', ')}, or use --sandbox for the built-in sandbox.`);
  }
  const common = {
    clientId: env[names.clientId] ?? '',
    clientSecret: Secret.of(env[names.clientSecret] ?? ''),
    accountId: env[names.accountId] ?? '',
    serviceUrl: env[names.serviceUrl] ?? '',
    username: env[names.username] ?? '',
  };
  const options: CyclrClientOptions | undefined =
    apiUrl !== '' ? { ...common, apiUrl } : isRegion(region) ? { ...common, region } : undefined;
  if (!options) return E.left(`CYCLR_REGION must be one of ${Object.keys(regions).join(', ')}.`);
  return E.tryCatch(
    () => createCyclrClient(options),
    (error) => (error instanceof TypeError ? error.message : 'The configuration is wrong.'),
  );
};
