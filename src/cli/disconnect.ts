import { confirm, isCancel } from '@clack/prompts';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { DisconnectOutcome } from '../domain/outcome.js';
import { createConnectorDisconnect } from '../view/connector-disconnect.js';
import type { DisconnectView } from '../view/disconnect-view.js';
import { asksPerson } from './answering.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { plain } from './output.js';
import { promptedRetry } from './prompted-account.js';
import type { Terminal } from './terminal.js';

export interface DisconnectOptions {
  readonly json?: boolean;
  /** Confirmed already: nobody is asked. */
  readonly yes?: boolean;
}

/** What Cyclr will do (`cyclr-api.md` §2.6). */
const consequences = ({ accountConnectorId, connector, remove }: DisconnectView): string => {
  const name = connector ? `${plain(connector.name)} (${accountConnectorId})` : accountConnectorId;
  return `Cyclr will stop the integrations that use ${name}, remove its webhooks at the app, and ${
    remove ? 'delete the connector with its credentials' : 'delete its credentials'
  }.`;
};

const done: Readonly<Record<DisconnectOutcome['status'], (id: number) => string>> = {
  disconnected: (id) => `Connector ${id} has no credentials stored.`,
  removed: (id) => `Connector ${id} is not in the account.`,
  cancelled: (id) => `Cancelled. Connector ${id} stays as it is.`,
};

const agrees = async (remove: boolean): Promise<boolean> => {
  const message = remove ? 'Delete this connector?' : 'Disconnect this connector?';
  const answer = await confirm({ message, initialValue: false });
  return !isCancel(answer) && answer;
};

/** Takes a connector's credentials away, or the connector itself, once somebody has confirmed it. */
export const disconnectOne = async (
  api: ConnectorApi,
  accountConnectorId: number,
  remove: boolean,
  { json = false, yes = false }: DisconnectOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { out, note } = terminal;
  const asks = asksPerson(terminal, json);
  const flow = createConnectorDisconnect({ api, accountConnectorId, remove });
  let error: AuthError | undefined;
  let unconfirmed = false;

  const answer = async (view: DisconnectView): Promise<void> => {
    if (view.step === 'confirm') {
      if (!json) out(consequences(view));
      if (yes || (asks && (await agrees(remove)))) return flow.confirm();
      unconfirmed = !asks;
      return flow.cancel();
    }
    if (view.step !== 'failed') return;
    if (asks && (await promptedRetry(view.error))) return flow.retry();
    error = view.error;
    return flow.cancel();
  };

  const stopListening = terminal.onInterrupt(() => flow.cancel());
  const unsubscribe = flow.subscribe((view) => {
    if (json) out(JSON.stringify(view));
    void answer(view).catch(() => flow.cancel());
  });
  try {
    const outcome = await flow.done;
    if (json) out(JSON.stringify({ ...outcome, ...(error && { error }) }));
    else if (outcome.status !== 'cancelled') out(done[outcome.status](accountConnectorId));
    else if (error && !asks) note(`${error.message} (${error.code}, in ${error.stage})`);
    else if (!error && !unconfirmed) note(done.cancelled(accountConnectorId));
    if (outcome.status !== 'cancelled') return exitCodes.ok;
    if (error) return exitCodes.failed;
    if (!unconfirmed) return exitCodes.cancelled;
    note('It has to be confirmed: add --yes.');
    return exitCodes.inputMissing;
  } finally {
    unsubscribe();
    stopListening();
  }
};
