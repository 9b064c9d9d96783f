import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { ConnectorApi } from '../domain/connector-api.js';
import { TriggerOptions } from '../domain/wire/templates.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import { callApp } from './stored-secrets.js';

const stage = 'authenticating';

/** What the connected app offers, in its order. An option without a value cannot be chosen and is left out. */
export const lookUp =
  (send: SendAccountRequest): ConnectorApi['lookUp'] =>
  (id, triggerId, { signal } = {}) =>
    pipe(
      callApp(send)(id, `triggers/${encodeURIComponent(triggerId)}`, signal),
      TE.mapLeft((error) =>
        error.code === 'notFound'
          ? { ...error, message: 'Cyclr does not know where to look these options up.' }
          : error,
      ),
      TE.chainEitherK(readBody(TriggerOptions, stage)),
      TE.map((options) =>
        options.flatMap(({ Name, Value }) =>
          Value === null ? [] : [{ value: Value, name: Name ?? Value }],
        ),
      ),
    );
