import { Command, CommanderError, Option } from 'commander';
import { isSandboxError } from '../sandbox/index.js';
import { type AccountOptions, connectAccount } from './account.js';
import {
  type CheckOptions,
  type ChecksByApp,
  checkOf,
  idOrName,
  lookupForApp,
  positiveInteger,
  testForApp,
} from './arguments.js';
import { type ConnectOneOptions, connectOne } from './connect-one.js';
import { runDemo, runDemoInteractively } from './demo.js';
import { serveDemo } from './demo-page.js';
import { type DisconnectOptions, disconnectOne } from './disconnect.js';
import { type ExitCode, exitCodes, exitCodesHelp } from './exit-codes.js';
import { listConnectors } from './list.js';
import { type SandboxCommand, serveSandbox } from './sandbox.js';
import { Refused, type Terminal } from './terminal.js';
import { withApi, withSandbox } from './with-api.js';

export type { Terminal } from './terminal.js';

interface Common {
  readonly sandbox?: boolean;
}

interface ConnectCommand extends Common, CheckOptions, Omit<ConnectOneOptions, 'verify'> {
  readonly authentication?: string;
}

interface InstallCommand extends ConnectCommand {
  readonly releaseVersion?: string;
  readonly name?: string;
  readonly description?: string;
}

interface AccountCommand extends Common, Omit<AccountOptions, 'checks'> {
  readonly verifyTest?: ChecksByApp;
  readonly verifyLookup?: ChecksByApp;
}

interface DemoCommand {
  readonly interactive?: boolean;
  readonly terminal?: boolean;
  readonly port?: number;
  readonly open?: boolean;
}

const answersHelp = `
Without a terminal, answers are one JSON object on standard input, or variables: see the README.
Secrets are never arguments.`;

const accountAnswersHelp = `
Without a terminal, answers are one JSON object on standard input, with an object of answers for each
connector, by its id, its name or the name of its app. A connector without one is skipped.`;

const accountConnectorId = ['<accountConnectorId>', 'its id in Cyclr'] as const;

/** What every command that takes one connector through its flow can be told. */
const connecting = (command: Command): Command =>
  command
    .option('--authentication <id>', "the id of the authentication method, of Cyclr's, to use")
    .addOption(
      new Option('--verify-test <method>', 'call this method of the connector afterwards')
        .argParser(idOrName)
        .conflicts('verifyLookup'),
    )
    .option(
      '--verify-lookup <trigger>',
      'look options up by this trigger afterwards',
      positiveInteger('A trigger'),
    )
    .option('--timeout <seconds>', 'how long a sign-in may take', positiveInteger('The timeout'))
    .option('--sandbox', 'use the built-in sandbox')
    .option('--json', 'one JSON object a line for each step, then the outcome; asks nobody')
    .addHelpText('after', answersHelp);

const declareConnecting = (
  program: Command,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  connecting(
    program
      .command('connect')
      .description('authenticate one connector')
      .argument(...accountConnectorId, positiveInteger('The id'))
      .option('--reauthenticate', 'although Cyclr says it is authenticated'),
  ).action(async (id: number, { sandbox = false, authentication, ...options }: ConnectCommand) => {
    const target = {
      accountConnectorId: id,
      ...(authentication !== undefined && { authenticationId: authentication }),
    };
    const how = { ...options, verify: checkOf(options) };
    end(await withApi(sandbox, terminal.env, (api) => connectOne(api, target, how, terminal)));
  });
  connecting(
    program
      .command('install')
      .description('install an app in the account, and authenticate it')
      .argument('<connector>', "the connector's name, or the id of its release", idOrName)
      .option('--release-version <version>', 'which release, where the name has several')
      .option('--name <name>', "what it is to be called; by default the connector's own name")
      .option('--description <text>', 'what it is for'),
  ).action(
    async (
      connector: number | string,
      {
        sandbox = false,
        authentication,
        releaseVersion,
        name,
        description,
        ...options
      }: InstallCommand,
    ) => {
      const install = {
        connector,
        ...(releaseVersion !== undefined && { version: releaseVersion }),
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(authentication !== undefined && { authenticationId: authentication }),
      };
      const how = { ...options, verify: checkOf(options) };
      end(
        await withApi(sandbox, terminal.env, (api) => connectOne(api, { install }, how, terminal)),
      );
    },
  );
};

const declareAccount = (
  program: Command,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  program
    .command('list')
    .description("the account's connectors")
    .option('--sandbox', 'use the built-in sandbox')
    .option('--json', 'one JSON array')
    .action(async ({ sandbox = false, json = false }: Common & { readonly json?: boolean }) => {
      end(await withApi(sandbox, terminal.env, (api) => listConnectors(api, json, terminal)));
    });
  program
    .command('account')
    .description('authenticate every connector of the account that needs it, or these')
    .argument('[accountConnectorIds...]', 'their ids in Cyclr')
    .addOption(
      new Option(
        '--template <id>',
        'install this template, and take its connectors; tells the id of what it became',
      ).conflicts('cycle'),
    )
    .option('--cycle <id>', 'take those that this installed template (a cycle) still needs')
    .option('--verify-test <app=method>', "call this method of the app's afterwards", testForApp)
    .option('--verify-lookup <app=trigger>', 'look options up there afterwards', lookupForApp)
    .option('--timeout <seconds>', 'how long a sign-in may take', positiveInteger('The timeout'))
    .option('--sandbox', 'use the built-in sandbox')
    .option('--json', 'the outcome as one JSON object; asks nobody')
    .addHelpText('after', accountAnswersHelp)
    .action(async (texts: readonly string[], command: AccountCommand) => {
      const { sandbox = false, verifyTest, verifyLookup, ...options } = command;
      const ids = texts.map(positiveInteger('The id'));
      const how = { ...options, checks: { ...verifyTest, ...verifyLookup } };
      end(await withApi(sandbox, terminal.env, (api) => connectAccount(api, ids, how, terminal)));
    });
  const leaving = [
    ['disconnect', "take a connector's credentials away", false],
    ['delete', 'remove a connector from the account, with its credentials', true],
  ] as const;
  for (const [name, description, remove] of leaving) {
    program
      .command(name)
      .description(`${description}; integrations that use it stop`)
      .argument(...accountConnectorId, positiveInteger('The id'))
      .option('--yes', 'confirmed: asks nobody; needed where there is no terminal')
      .option('--sandbox', 'use the built-in sandbox')
      .option('--json', 'one JSON object a line for each step, then the outcome; asks nobody')
      .action(async (id: number, { sandbox = false, ...how }: Common & DisconnectOptions) => {
        end(
          await withApi(sandbox, terminal.env, (api) =>
            disconnectOne(api, id, remove, how, terminal),
          ),
        );
      });
  }
};

const declareSandbox = (
  program: Command,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  program
    .command('sandbox')
    .description('run the local Cyclr until Ctrl-C')
    .option('--port-api <port>', 'port of the API', positiveInteger('A port'))
    .option('--port-service <port>', 'port of the service domain', positiveInteger('A port'))
    .option('--port-provider <port>', 'port of the third party', positiveInteger('A port'))
    .option('--seed <file>', 'a JSON file with the account to start from')
    .action(async (options: SandboxCommand) => end(await serveSandbox(options, terminal)));
  program
    .command('demo')
    .description('a page with the sandbox, the element and the chart; or a walk in the terminal')
    .option('--port <port>', 'port of the page', positiveInteger('A port'))
    .option('--open', 'open it in the browser')
    .option(
      '--terminal',
      'take every connector of the sandbox through the machine, here; then a template and an app',
    )
    .option('--interactive', 'ask in the terminal')
    .action(async ({ interactive, terminal: walk, port, open = false }: DemoCommand) => {
      const run = interactive ? runDemoInteractively : runDemo;
      if (walk || interactive) {
        end(await withSandbox({}, (sandbox) => run(sandbox, terminal)));
        return;
      }
      const { onInterrupt } = terminal;
      const where = { openBrowser: open, onInterrupt, ...(port !== undefined && { port }) };
      await serveDemo(where, terminal);
    });
};

/**
 * Runs the command line.
 *
 * @param args without the program's name
 * @returns the exit code; nothing throws but a defect
 */
export const run = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.ok;
  const end = (ended: ExitCode) => {
    code = ended;
  };
  const program = new Command('cyclr-auth')
    .description('Authenticates the connectors of a Cyclr account, state by state.')
    .addHelpText('after', exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    });
  declareConnecting(program, terminal, end);
  declareAccount(program, terminal, end);
  declareSandbox(program, terminal, end);
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
