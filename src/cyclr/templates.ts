import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { InstalledTemplate } from '../domain/wire/templates.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import { isLost } from './lost-answer.js';
import { pathSegment } from './path-segment.js';

const stage = 'install';

/** No call is documented that would tell what became of it, and a second install would be a second integration. */
const doubtful = (error: AuthError): AuthError =>
  isLost(error)
    ? {
        ...error,
        retryable: false,
        message:
          'The answer of Cyclr was lost. The template may have been installed all the same: look in Cyclr before you install it again.',
      }
    : error;

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
          onceSent: doubtful,
          stage,
          signal,
        }),
      ),
      TE.mapLeft(aboutTemplate),
      TE.chain((answer) =>
        pipe(TE.fromEither(readBody(InstalledTemplate, stage)(answer)), TE.mapLeft(doubtful)),
      ),
      TE.map(({ Id, Connectors }) => ({
        cycleId: Id,
        accountConnectorIds: [...new Set(Connectors.map((one) => one.AccountConnectorId))],
      })),
    );
