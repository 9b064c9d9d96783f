import * as A from '#fp-ts/Array';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { InstallRequest } from '../domain/install.js';
import { Connector } from '../domain/wire/connector.js';
import { installableOf } from '../domain/wire/installable-of.js';
import { sameName } from '../domain/wire/names.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import type { Answer } from './http.js';
import { listConnectors } from './list-connectors.js';
import { pathSegment } from './path-segment.js';

const stage = 'install';

const pathOf = ({ connector, version = '' }: InstallRequest): TE.TaskEither<AuthError, string> =>
  pipe(
    typeof connector === 'number' || version.trim() === ''
      ? [String(connector)]
      : [connector, version],
    TE.traverseArray((part) => pathSegment(part, stage)),
    TE.map((parts) => `connectors/${parts.join('/')}`),
  );

const isAsked =
  ({ connector, version = '' }: InstallRequest) =>
  ({ Id, Name, Version }: Connector): boolean =>
    typeof connector === 'number'
      ? Id === connector
      : sameName(Name.trim(), connector.trim()) &&
        (version.trim() === '' || Version === null || sameName(Version, version.trim()));

/**
 * By id Cyclr answers one connector, by name all releases that have it. Of those that can be read, the approved one
 * is meant; that another one cannot be read is no matter.
 */
const releaseIn =
  (request: InstallRequest) =>
  ({ body, status }: Answer): E.Either<AuthError, Connector> => {
    const read = (row: unknown) => readBody(Connector, stage)({ body: row, status });
    if (!Array.isArray(body)) return read(body);
    const { left: unread, right: releases } = A.separate(body.map(read));
    const asked = releases.filter(isAsked(request));
    const best = asked.find(({ Status }) => Status.kind === 'Approved') ?? asked[0];
    return best ? E.right(best) : E.left(unread[0] ?? authError('notFound', stage));
  };

/** The release, and beside it every instance of the account: their names are taken. */
export const fetchInstallable = (send: SendAccountRequest): ConnectorApi['fetchInstallable'] => {
  const list = listConnectors(send);
  return (request, options = {}) => {
    const { signal } = options;
    const release = pipe(
      pathOf(request),
      TE.chain((path) => send({ method: 'get', path, stage, signal })),
      TE.chainEitherK(releaseIn(request)),
    );
    const instances = pipe(
      list(options),
      TE.bimap(
        (error) => ({ ...error, stage }) as const,
        (connectors) => connectors.map(({ id, name }) => ({ id, name })),
      ),
    );
    return async () => {
      const [found, installed] = await Promise.all([release(), instances()]);
      if (E.isLeft(found)) return found;
      return pipe(
        installed,
        E.map((all) => installableOf(found.right, all)),
      );
    };
  };
};
