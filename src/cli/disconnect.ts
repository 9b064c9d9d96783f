import { confirm, isCancel } from '@clack/prompts';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { DisconnectOutcome } from '../domain/outcome.js';
import { createConnectorDisconnect } from '../view/connector-disconnect.js';
import type { DisconnectView } from '../view/disconnect-view.js';
import { asksPerson } from './answering.js';
import { silent } from './answers.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { plain } from './output.js';
import { promptedRetry } from './prompted-account.js';
import { promptingAt } from './prompting.js';
import { questions } from './questions.js';
import type { Screen, Terminal } from './terminal.js';
import { waitForKey } from './waiting.js';

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

const perhaps = 'Cancelled, but Cyclr had been told: look at the connector with cyclr-auth list.';

const isDoubtful = (view: DisconnectView): boolean =>
  view.step === 'cancelled' && view.perhaps === true;

const waits = { loading: 'Asking Cyclr…', saving: 'Cyclr is at it…' } as const;

const agrees = async (remove: boolean, screen: Screen, signal: AbortSignal): Promise<boolean> => {
  const message = remove ? 'Delete this connector?' : 'Disconnect this connector?';
  const answer = await confirm({ ...promptingAt(screen, signal), message, initialValue: false });
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
  const { next, close } = questions();

  /** What the answer comes to, as something to do. */
  const answer = async (view: DisconnectView, signal: AbortSignal): Promise<() => void> => {
    switch (view.step) {
      case 'loading':
      case 'saving':
        if (asks) await waitForKey(waits[view.step], {}, terminal, signal);
        else await silent();
        return flow.cancel;
      case 'confirm':
        if (!json) out(consequences(view));
        if (yes || (asks && (await agrees(remove, terminal, signal)))) return flow.confirm;
        unconfirmed = !asks;
        return flow.cancel;
      case 'failed':
        if (asks && (await promptedRetry(view.error, terminal, signal))) return flow.retry;
        error = view.error;
        return flow.cancel;
      default:
        return () => undefined;
    }
  };

  const stopListening = terminal.onInterrupt(() => flow.cancel());
  const unsubscribe = flow.subscribe((view) => {
    const signal = next();
    if (json) out(JSON.stringify(view));
    answer(view, signal).then((act) => {
      if (!signal.aborted) act();
    }, flow.cancel);
  });
  try {
    const outcome = await flow.done;
    if (json) out(JSON.stringify({ ...outcome, ...(error && { error }) }));
    else if (outcome.status !== 'cancelled') out(done[outcome.status](accountConnectorId));
    else if (error && !asks) note(`${error.message} (${error.code})`);
    else if (!error && !unconfirmed)
      note(isDoubtful(flow.getView()) ? perhaps : done.cancelled(accountConnectorId));
    if (outcome.status !== 'cancelled') return exitCodes.ok;
    if (error) return exitCodes.failed;
    if (!unconfirmed) return exitCodes.cancelled;
    note('It has to be confirmed: add --yes.');
    return exitCodes.inputMissing;
  } finally {
    unsubscribe();
    close();
    stopListening();
  }
};
