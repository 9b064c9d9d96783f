import type { Sandbox } from '../sandbox/index.js';
import { connectOne } from './connect-one.js';
import { demoConnectors } from './demo-connectors.js';
import { demoIntegration } from './demo-integration.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { startLanding } from './landing.js';
import type { Output } from './output.js';
import { clientOfSandbox } from './sandbox-client.js';
import { Refused, type Terminal } from './terminal.js';

/**
 * Takes every connector of the sandbox's account through the machine; then, in a sandbox as it ships, installs a
 * template and an app, and disconnects.
 *
 * @returns `ok` when each ended as it should
 */
export const runDemo = async (sandbox: Sandbox, output: Output): Promise<ExitCode> => {
  const landing = await startLanding();
  try {
    const connectors = await demoConnectors(sandbox, landing, output);
    sandbox.reset();
    const integration = await demoIntegration(sandbox, landing, output);
    output.out(
      integration
        ? '\nThe template, the app and the way back ended as they should.'
        : '\nThe template, the app and the way back did not all end as they should.',
    );
    return connectors && integration ? exitCodes.ok : exitCodes.failed;
  } finally {
    landing.close();
  }
};

/** Asks a person for everything, connector after connector. */
export const runDemoInteractively = async (
  sandbox: Sandbox,
  terminal: Terminal,
): Promise<ExitCode> => {
  if (!terminal.interactive) {
    throw new Refused('--interactive needs a terminal that can answer.', exitCodes.inputMissing);
  }
  for (const { id, name, authenticated } of sandbox.connectors()) {
    if (authenticated) continue;
    terminal.out(`\n${id} ${name}`);
    const target = { accountConnectorId: id };
    const code = await connectOne(clientOfSandbox(sandbox), target, {}, terminal);
    if (code === exitCodes.cancelled) return code;
  }
  return exitCodes.ok;
};
