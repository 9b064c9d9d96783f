import { type AnyMachineSnapshot, isMachineSnapshot } from 'xstate';
import { describeAccountAuth, describeConnectorAuth } from '../../../src/index.js';
import { eventKey } from '../chart/parts.js';
import { memberOf, type Path, plainContext, type Step } from '../paths/graph.js';
import { blank, type ConnectorRecord, pageTokens } from '../world/record.js';
import { shown } from '../world/shown.js';
import type { Seen } from '../world/walk.js';
import { choicesIn, offeredIn } from './offered.js';
import { type AccountScene, ids, keyIn, template } from './scenes.js';
import type { AccountStage } from './stage.js';

/** Cyclr's record of an account. */
export interface AccountRecord {
  /** By id. */
  readonly connectors: Readonly<Record<string, ConnectorRecord>>;
  /** The names of the templates that were installed. */
  readonly integrations: readonly string[];
}

type AccountStep = Step<AccountScene, AccountStage>;

const recordAfter = (
  record: AccountRecord,
  { happening, before, after }: AccountStep,
  scene: AccountScene,
): AccountRecord => {
  if (!happening || !before) return record;
  if (eventKey(happening.event.type) === 'done installTemplate') {
    const { accountConnectorIds } = after.context.source;
    const brought = blank(template.brings);
    return {
      connectors: {
        ...Object.fromEntries(accountConnectorIds.map((id: number) => [id, brought])),
        ...record.connectors,
      },
      integrations: [...record.integrations, template.name],
    };
  }
  if (eventKey(happening.event.type) !== 'done connector') return record;
  const { current } = before.context;
  const known = record.connectors[current];
  const status = memberOf(memberOf(happening.event, 'output'), 'status');
  if (status !== 'authenticated' || !known || known.authenticated) return record;
  const authValue = current === ids.key ? keyIn(scene) : pageTokens;
  return {
    ...record,
    connectors: { ...record.connectors, [current]: { ...known, authenticated: true, authValue } },
  };
};

/** Whether another flow of a connector is at hand after a step. */
const takesAnother = ({ before, after }: AccountStep): boolean =>
  before?.children.connector !== after.children.connector;

/** The same word of Cyclr in the flow of a connector that nobody has begun to sign in for. */
const begunAnew = (
  told: AnyMachineSnapshot,
  id: number,
  { connectors: { anew, resumed } }: AccountScene,
): AnyMachineSnapshot => {
  for (const situation of ['asking', 'failing', 'gone'] as const) {
    if (resumed.get(id)?.[situation] === told) return anew.get(id)?.[situation] ?? told;
  }
  return told;
};

/** Where the flow of the connector at hand is then, where the step says so. */
const atHandAfter = (
  known: AnyMachineSnapshot | undefined,
  step: AccountStep,
): AnyMachineSnapshot | undefined => {
  if (takesAnother(step)) return undefined;
  const told = memberOf(step.happening?.event, 'snapshot');
  return isMachineSnapshot(told) ? told : known;
};

const viewOf = (snapshot: AnyMachineSnapshot, atHand: AnyMachineSnapshot | undefined) => {
  const view = describeAccountAuth(snapshot);
  return view.step === 'connector' && atHand
    ? { ...view, connector: describeConnectorAuth(atHand) }
    : view;
};

/** @param record Cyclr's record before the flow begins */
type Expectations = (
  path: Path<AccountScene, AccountStage>,
  record: AccountRecord,
) => readonly Seen[];

/**
 * What the model says is to be seen after each step. That a sign-in from before is taken up but once, by the first
 * connector that is taken, is said here: what the chart itself keeps of it might be wrong.
 */
export const expectedOfAccount =
  (scene: AccountScene): Expectations =>
  (path, record) => {
    let stands = record;
    let atHand: AnyMachineSnapshot | undefined;
    let taken = 0;
    return path.map((step) => {
      stands = recordAfter(stands, step, scene);
      const { after } = step;
      if (takesAnother(step) && after.children.connector) taken += 1;
      const told = atHandAfter(atHand, step);
      atHand = told && taken > 1 ? begunAnew(told, after.context.current, scene) : told;
      return {
        view: shown(viewOf(after, atHand)),
        record: stands,
        value: after.value,
        context: plainContext(after.context),
        offers: [...offeredIn(after), ...choicesIn(after).map((id) => `account.choose ${id}`)],
      };
    });
  };
