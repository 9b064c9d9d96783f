import { text as readText } from 'node:stream/consumers';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import * as E from '#fp-ts/Either';
import type { ConnectorApi } from '../domain/connector-api.js';
import { linkDriver } from '../oauth/link.js';
import {
  isSandboxError,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../sandbox/index.js';
import { createAccountAuth } from '../view/account-auth.js';
import { createConnectorAuth } from '../view/connector-auth.js';
import { accountExitCode, outcomeTable, promptedChoice, walkAccount } from './account.js';
import type { Answers } from './answers.js';
import { type Connected, connect } from './connect.js';
import { runDemo } from './demo.js';
import { serveDemo } from './demo-page.js';
import { clientFromEnvironment, type Environment } from './environment.js';
import { type ExitCode, exitCodes, exitCodesHelp } from './exit-codes.js';
import { startLanding } from './landing.js';
import { type Output, table } from './output.js';
import { promptedAnswers } from './prompted-answers.js';
import { clientOfSandbox } from './sandbox-client.js';
import { readGiven, readGivenById, scriptedAnswers } from './scripted-answers.js';

/** What the command line has to do with the outside. */
export interface Terminal extends Output {
  readonly env: Environment;
  readonly stdin: NodeJS.ReadStream;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** Calls back on Ctrl-C; returns what stops listening. */
  readonly onInterrupt: (interrupted: () => void) => () => void;
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

const positiveInteger =
  (what: string) =>
  (text: string): number => {
    if (!/^[1-9]\d*$/.test(text))
      throw new InvalidArgumentError(`${what} is a positive whole number.`);
    return Number(text);
  };

const codeOf = ({ outcome, error, missing }: Connected): ExitCode => {
  if (outcome.status === 'authenticated') return exitCodes.ok;
  if (error) {
    return error.code === 'unsupportedAuthType' ? exitCodes.unsupportedAuthType : exitCodes.failed;
  }
  return missing === undefined ? exitCodes.cancelled : exitCodes.inputMissing;
};

const withSandbox = async <A>(options: SandboxOptions, use: (sandbox: Sandbox) => Promise<A>) => {
  const sandbox = await startSandbox(options);
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
};

const withApi = <A>(
  sandboxed: boolean,
  env: Environment,
  use: (api: ConnectorApi) => Promise<A>,
) => {
  if (sandboxed) return withSandbox({}, (sandbox) => use(clientOfSandbox(sandbox)));
  const client = clientFromEnvironment(env);
  if (E.isLeft(client)) throw new Refused(client.left, exitCodes.usage);
  return use(client.right);
};

interface DemoCommand {
  readonly interactive?: boolean;
  readonly terminal?: boolean;
  readonly port?: number;
  readonly open?: boolean;
}

interface ConnectOptions {
  readonly sandbox?: boolean;
  readonly json?: boolean;
  readonly reauthenticate?: boolean;
  readonly timeout?: number;
}

const connectOne = async (
  api: ConnectorApi,
  id: number,
  { json = false, reauthenticate = false, timeout }: ConnectOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { out, note } = terminal;
  let answers: Answers;
  let settle: () => void = () => undefined;
  if (terminal.interactive && !json) {
    const prompted = promptedAnswers(terminal);
    answers = prompted;
    settle = prompted.settle;
  } else {
    const given = readGiven(
      terminal.stdin.isTTY ? '' : await readText(terminal.stdin),
      terminal.env,
    );
    if (E.isLeft(given)) throw new Refused(given.left, exitCodes.usage);
    answers = scriptedAnswers(given.right, terminal, (url) => {
      if (!json) out(`Follow this link to sign in: ${url}`);
    });
  }
  const landing = await startLanding();
  const auth = createConnectorAuth({
    api,
    accountConnectorId: id,
    reauthenticate,
    oauth: linkDriver(landing),
    ...(timeout !== undefined && { delays: { signInLimit: timeout * 1000 } }),
  });
  const stopListening = terminal.onInterrupt(() => auth.cancel());
  try {
    const connected = await connect(auth, answers, (view) => {
      if (json) out(JSON.stringify(view));
    });
    settle();
    const { outcome, error, missing } = connected;
    if (json)
      out(JSON.stringify({ ...outcome, ...(error && { error }), ...(missing && { missing }) }));
    else if (outcome.status === 'authenticated')
      out(`Connector ${id} is authenticated (verified: ${outcome.verified}).`);
    else if (error) note(`${error.message} (${error.code}, in ${error.stage})`);
    else note(missing ? `The flow asks for ${missing}, and nothing was given.` : 'Cancelled.');
    return codeOf(connected);
  } finally {
    stopListening();
    landing.close();
  }
};

const listAll = async (
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

/** Takes the connectors of an account, or these of them, one after another. */
const connectAll = async (
  api: ConnectorApi,
  ids: readonly number[],
  { json = false }: ConnectOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const asks = terminal.interactive && !json;
  const given = readGivenById(asks || terminal.stdin.isTTY ? '' : await readText(terminal.stdin));
  if (E.isLeft(given)) throw new Refused(given.left, exitCodes.usage);
  const prompted = promptedAnswers(terminal);
  const showLink = (url: string) => terminal.note(`Follow this link to sign in: ${url}`);
  const landing = await startLanding();
  const account = createAccountAuth({
    api,
    oauth: linkDriver(landing),
    ...(ids.length > 0 && { source: { kind: 'connectors', accountConnectorIds: ids } }),
  });
  const stopListening = terminal.onInterrupt(() => account.cancel());
  try {
    const outcome = await walkAccount(
      account,
      asks
        ? { choose: promptedChoice, answersFor: () => prompted }
        : {
            // What nobody could answer has been skipped by then.
            choose: async ({ progress }) => (progress.toDo > 0 ? 'next' : 'finish'),
            answersFor: (id) => {
              const answers = given.right.get(id);
              return answers && scriptedAnswers(answers, terminal, showLink);
            },
          },
      { out: json ? () => undefined : terminal.out, note: terminal.note },
    );
    prompted.settle();
    terminal.out(json ? JSON.stringify(outcome) : `\n${outcomeTable(outcome)}`);
    return accountExitCode(outcome);
  } finally {
    stopListening();
    landing.close();
  }
};

/** Asks a person for everything, connector after connector. */
const demoInteractively = async (sandbox: Sandbox, terminal: Terminal): Promise<ExitCode> => {
  if (!terminal.interactive) {
    throw new Refused('--interactive needs a terminal that can answer.', exitCodes.inputMissing);
  }
  for (const { id, name, authenticated } of sandbox.connectors()) {
    if (authenticated) continue;
    terminal.out(`\n${id} ${name}`);
    const code = await connectOne(clientOfSandbox(sandbox), id, {}, terminal);
    if (code === exitCodes.cancelled) return code;
  }
  return exitCodes.ok;
};

/**
 * Runs the command line.
 *
 * @param args without the program's name
 * @returns the exit code; nothing throws but a defect
 */
export const run = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.ok;
  const program = new Command('cyclr-auth')
    .description('Authenticates the connectors of a Cyclr account, state by state.')
    .addHelpText('after', exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    });
  program
    .command('list')
    .description("the account's connectors")
    .option('--sandbox', 'use the built-in sandbox')
    .option('--json', 'one JSON array')
    .action(async ({ sandbox = false, json = false }: ConnectOptions) => {
      code = await withApi(sandbox, terminal.env, (api) => listAll(api, json, terminal));
    });
  program
    .command('connect')
    .description('authenticate one connector')
    .argument('<accountConnectorId>', 'its id in Cyclr', positiveInteger('The id'))
    .option('--sandbox', 'use the built-in sandbox')
    .option('--reauthenticate', 'although Cyclr says it is authenticated')
    .option('--timeout <seconds>', 'how long a sign-in may take', positiveInteger('The timeout'))
    .option('--json', 'one JSON object a line for each step, then the outcome; asks nobody')
    .action(async (id: number, options: ConnectOptions) => {
      code = await withApi(options.sandbox ?? false, terminal.env, (api) =>
        connectOne(api, id, options, terminal),
      );
    });
  program
    .command('account')
    .description('authenticate every connector of the account that needs it, or these')
    .argument('[accountConnectorIds...]', 'their ids in Cyclr')
    .option('--sandbox', 'use the built-in sandbox')
    .option('--json', 'the outcome as one JSON object; asks nobody')
    .action(async (texts: readonly string[], options: ConnectOptions) => {
      const ids = texts.map(positiveInteger('The id'));
      code = await withApi(options.sandbox ?? false, terminal.env, (api) =>
        connectAll(api, ids, options, terminal),
      );
    });
  program
    .command('sandbox')
    .description('run the local Cyclr until Ctrl-C')
    .option('--port-api <port>', 'port of the API', positiveInteger('A port'))
    .option('--port-service <port>', 'port of the service domain', positiveInteger('A port'))
    .option('--port-provider <port>', 'port of the third party', positiveInteger('A port'))
    .option('--seed <file>', 'a JSON file with the account to start from')
    .action(
      async (options: {
        portApi?: number;
        portService?: number;
        portProvider?: number;
        seed?: string;
      }) => {
        const ports = {
          ...(options.portApi && { api: options.portApi }),
          ...(options.portService && { service: options.portService }),
          ...(options.portProvider && { provider: options.portProvider }),
        };
        await withSandbox({ ports, ...(options.seed && { seed: options.seed }) }, (sandbox) => {
          terminal.out(
            [
              `export CYCLR_API_URL=${sandbox.apiUrl}`,
              `export CYCLR_SERVICE_URL=${sandbox.serviceUrl}`,
              `export CYCLR_CLIENT_ID=${sandbox.clientId}`,
              // A fake's secret, good for this process alone.
              `export CYCLR_CLIENT_SECRET=${sandbox.clientSecret}`,
              `export CYCLR_ACCOUNT_ID=${sandbox.accountId}`,
              `export CYCLR_USERNAME=${sandbox.username}`,
            ].join('\n'),
          );
          terminal.note('The sandbox runs until Ctrl-C.');
          return new Promise<void>((resolve) => {
            terminal.onInterrupt(resolve);
          });
        });
      },
    );
  program
    .command('demo')
    .description('a page with the sandbox, the element and the chart; or a walk in the terminal')
    .option('--port <port>', 'port of the page', positiveInteger('A port'))
    .option('--open', 'open it in the browser')
    .option('--terminal', 'take every connector of the sandbox through the machine, here')
    .option('--interactive', 'ask in the terminal')
    .action(async ({ interactive, terminal: walk, port, open = false }: DemoCommand) => {
      if (!walk && !interactive) {
        const { onInterrupt } = terminal;
        await serveDemo(
          { openBrowser: open, onInterrupt, ...(port !== undefined && { port }) },
          terminal,
        );
        return;
      }
      code = await withSandbox({}, async (sandbox) => {
        if (interactive) return demoInteractively(sandbox, terminal);
        const landing = await startLanding();
        try {
          return await runDemo(sandbox, landing, terminal);
        } finally {
          landing.close();
        }
      });
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof Refused || isSandboxError(error)) {
      terminal.note(error.message);
      return error instanceof Refused ? error.exitCode : exitCodes.usage;
    }
    throw error;
  }
};
