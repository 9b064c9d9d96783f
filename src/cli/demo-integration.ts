import * as E from '#fp-ts/Either';
import type { ConnectorTarget } from '../../machines/connector-auth.types.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { VerificationCheck } from '../domain/verification.js';
import { linkDriver } from '../oauth/link.js';
import type { Sandbox } from '../sandbox/index.js';
import { createAccountAuth } from '../view/account-auth.js';
import { createConnectorAuth } from '../view/connector-auth.js';
import { createConnectorDisconnect } from '../view/connector-disconnect.js';
import { outcomeTable } from './account-result.js';
import { walkAccount } from './account-walk.js';
import { connect } from './connect.js';
import { demoAnswers } from './demo-answers.js';
import { traceStates } from './demo-trace.js';
import type { LandingServer } from './landing.js';
import type { Output } from './output.js';
import { clientOfSandbox } from './sandbox-client.js';

// Of the sandbox that ships.
const template = '7b2e3d4c-0000-4000-8000-000000000002';
const checked = 'Airtable';
const openTest: VerificationCheck = { test: 805 };
const app = 'HubSpot';
const method = 'Private app token';
const token = 'hubspot-demo-token';

interface Stage {
  readonly sandbox: Sandbox;
  readonly api: ConnectorApi;
  readonly landing: LandingServer;
  readonly output: Output;
}

/** Tells what keeps the integration from running. @returns whether nothing does */
const tellLeft = async ({ api, output: { out } }: Stage, cycleId: string): Promise<boolean> => {
  const left = await api.listUnauthenticated(cycleId)();
  if (E.isLeft(left)) {
    out(`  ${left.left.message}`);
    return false;
  }
  const { length } = left.right;
  out(
    length === 0
      ? '  Prerequisites with reason 20: none.'
      : `  Prerequisites with reason 20: ${left.right.join(', ')}.`,
  );
  return length === 0;
};

/** A template is installed, and its connectors are authenticated in its order. */
const installTemplate = async (stage: Stage) => {
  const { sandbox, api, landing, output } = stage;
  output.out('\nA template is installed, and its connectors are taken in its order');
  const account = createAccountAuth({
    api,
    source: { kind: 'template', templateId: template },
    checks: { [checked]: openTest },
    oauth: linkDriver(landing),
    inspect: traceStates('connectorAuth', (state) => {
      const tell = () => output.out(`  → ${state}`);
      // A flow begins before its connector is named.
      if (state === 'fetchConnector') queueMicrotask(tell);
      else tell();
    }),
  });
  const { outcome } = await walkAccount(
    account,
    {
      choose: async ({ progress }) => (progress.toDo > 0 ? 'next' : 'finish'),
      answersFor: ({ accountConnectorId: id }) =>
        demoAnswers(sandbox.demoAnswers(id), output, account.skip),
      wantsRetry: async () => false,
    },
    output,
  );
  output.out(`\n${outcomeTable(outcome)}`);
  const { cycleId = '', connectors } = outcome;
  const ready = await tellLeft(stage, cycleId);
  const good = connectors.length === 3 && connectors.every((one) => one.status === 'authenticated');
  const verified = connectors.find((one) => one.verified === 'yes');
  return { good: good && ready, cycleId, verified };
};

/** Takes one connector, and tells each state. @returns what became of it */
const take = async (
  { sandbox, api, landing, output }: Stage,
  target: ConnectorTarget & { readonly verify?: VerificationCheck },
) => {
  const auth = createConnectorAuth({
    api,
    ...target,
    oauth: linkDriver(landing),
    inspect: traceStates('connectorAuth', (state) => output.out(`  → ${state}`)),
  });
  const { accountConnectorId: id } = target;
  const known = id === undefined ? { apiKey: token, properties: {} } : sandbox.demoAnswers(id);
  const { outcome } = await connect(auth, demoAnswers(known, output, auth.cancel, method));
  if (outcome.status === 'authenticated') {
    output.out(
      `  Connector ${outcome.accountConnectorId} is authenticated (verified: ${outcome.verified}).`,
    );
  }
  return outcome;
};

/** An app is installed by one of its ways of authenticating. */
const installApp = async (stage: Stage): Promise<boolean> => {
  stage.output.out(`\n${app} is installed, to be authenticated by "${method}"`);
  return (await take(stage, { install: { connector: app } })).status === 'authenticated';
};

/** A connector's credentials are taken away, which the integration feels, and it is connected again. */
const disconnectAndBack = async (stage: Stage, id: number, cycleId: string): Promise<boolean> => {
  const { api, output } = stage;
  output.out(`\nConnector ${id} is disconnected, and connected again`);
  const flow = createConnectorDisconnect({
    api,
    accountConnectorId: id,
    inspect: traceStates('connectorDisconnect', (state) => output.out(`  → ${state}`)),
  });
  flow.subscribe(({ step }) => {
    if (step === 'confirm') flow.confirm();
    if (step === 'failed') flow.cancel();
  });
  const gone = await flow.done;
  const ranStill = await tellLeft(stage, cycleId);
  const back = await take(stage, { accountConnectorId: id, verify: openTest });
  const runs = await tellLeft(stage, cycleId);
  return (
    gone.status === 'disconnected' &&
    !ranStill &&
    back.status === 'authenticated' &&
    back.verified === 'yes' &&
    runs
  );
};

/**
 * The rest of a connector's life: a template, an install, disconnecting. Begins in a sandbox as it ships.
 *
 * @returns whether each went as it should
 */
export const demoIntegration = async (
  sandbox: Sandbox,
  landing: LandingServer,
  output: Output,
): Promise<boolean> => {
  const stage: Stage = { sandbox, api: clientOfSandbox(sandbox), landing, output };
  const { good, cycleId, verified } = await installTemplate(stage);
  const installed = await installApp(stage);
  const back =
    verified !== undefined &&
    (await disconnectAndBack(stage, verified.accountConnectorId, cycleId));
  return good && installed && back;
};
