import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import {
  AccountConnectorRows,
  Identified,
  AccountConnector as WireAccountConnector,
} from '../domain/wire/account-connector.js';
import { accountConnectorOf } from '../domain/wire/account-connector-of.js';
import { decode } from '../domain/wire/decode.js';
import { fetchConnector } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';

const stage = 'fetchConnector';
const pageSize = 100;
// Far beyond any account: only a server that never ends gets here.
const mostPages = 1000;

interface Page {
  readonly rows: readonly unknown[];
  readonly totalPages: number | undefined;
}

const fetchPage = (
  send: SendAccountRequest,
  page: number,
  signal: AbortSignal | undefined,
): TaskEither<AuthError, Page> =>
  pipe(
    send({ method: 'get', path: 'account/connectors', query: { page, pageSize }, stage, signal }),
    TE.chainEitherK((answer) =>
      pipe(
        answer,
        readBody(AccountConnectorRows, stage),
        E.map((rows) => ({ rows, totalPages: answer.totalPages })),
      ),
    ),
  );

// A short page may be a server's own, smaller page size, so it is the last only where no count says otherwise.
const isLast = ({ rows, totalPages }: Page, page: number): boolean =>
  rows.length === 0 || (totalPages === undefined ? rows.length < pageSize : page >= totalPages);

const idOf = (row: unknown): number | undefined =>
  pipe(
    decode(Identified)(row),
    E.match(
      () => undefined,
      ({ Id }) => Id,
    ),
  );

/**
 * Every connector of the account, page by page. The documentation shows rows with fewer members than a connector
 * has, so a row that cannot be read as one is asked for by its id. Where that fails too, so does the list: a
 * connector that is left out in silence would make an account look complete. One that is gone by then is left out.
 * A row without Parameters is taken as it is, with no fields.
 */
export const listConnectors = (send: SendAccountRequest): ConnectorApi['listConnectors'] => {
  const fetchOne = fetchConnector(send);

  const connectorOf = async (
    row: unknown,
    signal: AbortSignal | undefined,
  ): Promise<E.Either<AuthError, AccountConnector | undefined>> => {
    const whole = readBody(WireAccountConnector, stage)({ body: row, status: 200 });
    if (E.isRight(whole)) return E.right(accountConnectorOf(whole.right));
    const id = idOf(row);
    if (id === undefined) return whole;
    const fetched = await fetchOne(id, signal ? { signal } : {})();
    return E.isLeft(fetched) && fetched.left.code === 'notFound' ? E.right(undefined) : fetched;
  };

  return ({ signal } = {}) =>
    async () => {
      // By id: rows move from page to page when connectors are installed meanwhile.
      const connectors = new Map<number, AccountConnector>();
      const seen = new Set<number>();
      for (let page = 1; page <= mostPages; page++) {
        const fetched = await fetchPage(send, page, signal)();
        if (E.isLeft(fetched)) return fetched;
        const before = seen.size;
        for (const row of fetched.right.rows) {
          const id = idOf(row);
          if (id !== undefined && seen.has(id)) continue;
          const connector = await connectorOf(row, signal);
          if (E.isLeft(connector)) return connector;
          if (id !== undefined) seen.add(id);
          if (connector.right) connectors.set(connector.right.id, connector.right);
        }
        // A server that does not know paging gives the same page for ever.
        const nothingNew = seen.size === before;
        if (nothingNew || isLast(fetched.right, page)) return E.right([...connectors.values()]);
      }
      return E.left(authError('badResponse', stage));
    };
};
