import * as E from '#fp-ts/Either';
import type { ConnectorApi } from '../domain/connector-api.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type Output, table } from './output.js';

/** Tells what connectors there are, and what each needs. */
export const listConnectors = async (
  api: ConnectorApi,
  json: boolean,
  { out, note }: Output,
): Promise<ExitCode> => {
  const connectors = await api.listConnectors()();
  if (E.isLeft(connectors)) {
    note(`${connectors.left.message} (${connectors.left.code}, in ${connectors.left.stage})`);
    return exitCodes.failed;
  }
  const rows = connectors.right.map(({ id, name, authMethod, authenticated, fields }) => ({
    id,
    name,
    kind: authMethod.kind,
    authenticated,
    needs: fields.filter(({ required, isSet }) => required && !isSet).map((field) => field.name),
  }));
  out(
    json
      ? JSON.stringify(rows)
      : table([
          ['id', 'connector', 'kind', 'authenticated', 'needs'],
          ...rows.map(({ id, name, kind, authenticated, needs }) => [
            `${id}`,
            name,
            kind,
            authenticated ? 'yes' : 'no',
            needs.join(', '),
          ]),
        ]),
  );
  return exitCodes.ok;
};
