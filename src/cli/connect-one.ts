import type { ConnectorTarget } from '../../machines/connector-auth.types.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { VerificationCheck } from '../domain/verification.js';
import { linkDriver } from '../oauth/link.js';
import { createConnectorAuth } from '../view/connector-auth.js';
import { answeringFor } from './answering.js';
import { type Connected, connect } from './connect.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { startLanding } from './landing.js';
import type { Terminal } from './terminal.js';

export interface ConnectOneOptions {
  readonly json?: boolean;
  readonly reauthenticate?: boolean;
  /** How long a sign-in may take, in seconds. */
  readonly timeout?: number;
  readonly verify?: VerificationCheck | undefined;
}

const codeOf = ({ outcome, error, missing }: Connected): ExitCode => {
  if (outcome.status === 'authenticated') return exitCodes.ok;
  if (error) {
    return error.code === 'unsupportedAuthType' ? exitCodes.unsupportedAuthType : exitCodes.failed;
  }
  return missing === undefined ? exitCodes.cancelled : exitCodes.inputMissing;
};

/** Tells a person how it ended; a connector that was installed for nothing else is not forgotten. */
const tell = (connected: Connected, installed: boolean, { out, note }: Terminal): void => {
  const { outcome, error, missing, authenticationId } = connected;
  const { accountConnectorId: id } = outcome;
  if (outcome.status === 'authenticated') {
    out(`Connector ${id} is authenticated (verified: ${outcome.verified}).`);
    return;
  }
  if (error) note(`${error.message} (${error.code})`);
  else note(missing ? `The flow asks for ${missing}, and nothing was given.` : 'Cancelled.');
  if (!installed || id === undefined) return;
  const method = authenticationId === undefined ? '' : ` --authentication ${authenticationId}`;
  note(`It is installed as connector ${id}. Go on with: cyclr-auth connect ${id}${method}`);
};

/** Takes one connector, installed or still to be, through its flow. */
export const connectOne = async (
  api: ConnectorApi,
  target: ConnectorTarget,
  { json = false, reauthenticate = false, timeout, verify }: ConnectOneOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const answers = await answeringFor(terminal, json);
  const landing = await startLanding();
  const auth = createConnectorAuth({
    api,
    ...target,
    reauthenticate,
    oauth: linkDriver(landing),
    ...(verify && { verify }),
    ...(timeout !== undefined && { delays: { signInLimit: timeout * 1000 } }),
  });
  const stopListening = terminal.onInterrupt(() => auth.cancel());
  try {
    let doubtful = false;
    const ended = await connect(auth, answers, {
      onView: (view) => {
        if (json) terminal.out(JSON.stringify(view));
        // Cyclr has been told to install it; only its answer says whether it has.
        if (view.step === 'saving') doubtful = view.accountConnectorId === undefined;
        if (view.step === 'name' || view.accountConnectorId !== undefined) doubtful = false;
      },
    });
    const wanted = (target.install ?? target).authenticationId;
    const connected: Connected = {
      ...(wanted !== undefined && { authenticationId: wanted }),
      ...ended,
    };
    const installed = target.install !== undefined;
    if (json) {
      const { outcome, error, missing, authenticationId } = connected;
      const how = installed && authenticationId !== undefined && { authenticationId };
      terminal.out(
        JSON.stringify({
          ...outcome,
          ...how,
          ...(error && { error }),
          ...(missing && { missing }),
        }),
      );
    } else tell(connected, installed, terminal);
    if (doubtful) terminal.note('It may be installed all the same: look with cyclr-auth list.');
    return codeOf(connected);
  } finally {
    stopListening();
    landing.close();
  }
};
