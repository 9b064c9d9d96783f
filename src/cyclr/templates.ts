import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { installedPerhaps } from '../domain/install.js';
import { InstalledTemplate } from '../domain/wire/templates.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import { pathSegment } from './path-segment.js';

const stage = 'install';

const aboutTemplate = (error: AuthError): AuthError =>
  error.code === 'notFound' ? { ...error, message: 'Cyclr does not know this template.' } : error;

/** Sent once and never again. The connectors are those Cyclr names, in its order, each once. */
export const installTemplate =
  (send: SendAccountRequest): ConnectorApi['installTemplate'] =>
  (templateId, { signal } = {}) =>
    pipe(
      pathSegment(templateId, stage),
      TE.chain((id) =>
        send({
          method: 'post',
          path: `templates/${id}/install`,
          json: {},
          onceSent: installedPerhaps,
          stage,
          signal,
        }),
      ),
      TE.mapLeft(aboutTemplate),
      TE.chain((answer) =>
        pipe(
          TE.fromEither(readBody(InstalledTemplate, stage)(answer)),
          TE.mapLeft(installedPerhaps),
        ),
      ),
      TE.map(({ Id, Connectors }) => ({
        cycleId: Id,
        accountConnectorIds: [...new Set(Connectors.map((one) => one.AccountConnectorId))],
      })),
    );
