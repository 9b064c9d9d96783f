import type { Either } from 'fp-ts/lib/Either.js';
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  getInitialSnapshot,
  getNextSnapshot,
  toPromise,
} from 'xstate';
import { connectorAuthMachine } from '../../../machines/index.js';
import type { ConnectorSource } from '../../../src/domain/account.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { createAccountServices } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { reconnect } from '../world/reconnect.js';
import { beginIn } from './begin.js';
import type { AccountScene, AccountSetting, ConnectorSituations } from './scenes.js';
import { failures } from './stage.js';

type Resume = 'landed' | 'away' | undefined;

const machine: AnyStateMachine = connectorAuthMachine;

/** The flow of a connector, after Cyclr's first word on it. */
const afterFirstWord = (
  accountConnectorId: number,
  resume: Resume,
  heard: Either<unknown, unknown>,
): AnyMachineSnapshot =>
  getNextSnapshot(
    machine,
    getInitialSnapshot(machine, { accountConnectorId, resume }),
    heard._tag === 'Right'
      ? { type: 'xstate.done.actor.fetchConnector', output: heard.right }
      : { type: 'xstate.error.actor.fetchConnector', error: heard.left },
  );

/** Asks the sandbox what the flow of an account has to expect of it. */
export const hear = async (
  sandbox: Sandbox,
  setting: AccountSetting,
  api: ConnectorApi,
): Promise<Omit<AccountScene, 'surface'>> => {
  const { resumed } = setting;
  const resumeOf = (id: number) =>
    resumed?.accountConnectorId === id ? resumed.resume : undefined;
  const { findConnectors } = createAccountServices(api, {
    oauth: Object.assign(() => () => undefined, { resume: resumeOf }),
  });
  const template = setting.source?.kind === 'template' ? setting.source.templateId : undefined;
  const install = async () => {
    const answer = template === undefined ? undefined : await api.installTemplate(template)();
    return answer?._tag === 'Left'
      ? { installed: undefined, uninstalled: answer.left }
      : { installed: answer?.right, uninstalled: undefined };
  };
  sandbox.reset();
  await reconnect(api);
  failures.template(sandbox);
  const { uninstalled } = await install();
  const begin = async () => {
    const source: ConnectorSource = (await beginIn(sandbox, setting)) ?? { kind: 'account' };
    return { source, ...(await install()) };
  };
  const { source, installed } = await begin();
  const list: ConnectorSource = installed
    ? { kind: 'connectors', accountConnectorIds: installed.accountConnectorIds }
    : source;
  const found = await toPromise(createActor(findConnectors, { input: { source: list } }).start());
  failures.list(sandbox);
  const unfound = await api.listConnectors()();
  if (unfound._tag === 'Right') throw new Error('The list can be had all the same.');
  sandbox.clearFaults();
  failures.lacking(sandbox);
  const lacking =
    source.kind === 'cycle' ? await api.listUnauthenticated(source.cycleId)() : undefined;
  if (lacking?._tag === 'Right') throw new Error('What is lacking can be had all the same.');

  const situationsOf = async (id: number, resume: Resume): Promise<ConnectorSituations> => {
    const first = async () => afterFirstWord(id, resume, await api.fetchConnector(id)());
    await begin();
    const asking = await first();
    failures.connector(sandbox);
    const failing = await first();
    sandbox.clearFaults();
    failures.lost(sandbox);
    const gone = await first();
    return { ...(asking.status === 'active' && { asking }), failing, gone };
  };
  const connectors = {
    anew: new Map<number, ConnectorSituations>(),
    resumed: new Map<number, ConnectorSituations>(),
  };
  for (const { id } of found.connectors) {
    connectors.anew.set(id, await situationsOf(id, undefined));
    connectors.resumed.set(id, await situationsOf(id, resumeOf(id)));
  }
  return {
    ...setting,
    found,
    unfound: unfound.left,
    unlisted: lacking?.left,
    installed,
    uninstalled,
    connectors,
  };
};
