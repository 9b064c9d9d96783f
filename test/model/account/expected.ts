import { type AnyMachineSnapshot, isMachineSnapshot } from 'xstate';
import { describeAccountAuth, describeConnectorAuth } from '../../../src/index.js';
import { eventKey } from '../chart/parts.js';
import { memberOf, type Path, plainContext, type Step } from '../paths/graph.js';
import { blank, type ConnectorRecord, pageTokens } from '../world/record.js';
import { shown } from '../world/shown.js';
import type { Seen } from '../world/walk.js';
import { choicesIn, offeredIn } from './offered.js';
import { type AccountScene, ids, template, typedKey } from './scenes.js';
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
  const authValue = current === ids.key ? typedKey : pageTokens;
  return {
    ...record,
    connectors: { ...record.connectors, [current]: { ...known, authenticated: true, authValue } },
  };
};

/** Where the flow of the connector at hand is then, where the step says so. */
const atHandAfter = (
  known: AnyMachineSnapshot | undefined,
  { happening, before, after }: AccountStep,
): AnyMachineSnapshot | undefined => {
  if (before?.children.connector !== after.children.connector) return undefined;
  const told = memberOf(happening?.event, 'snapshot');
  return isMachineSnapshot(told) ? told : known;
};

const viewOf = (snapshot: AnyMachineSnapshot, atHand: AnyMachineSnapshot | undefined) => {
  const view = describeAccountAuth(snapshot);
  return view.step === 'connector' && atHand
    ? { ...view, connector: describeConnectorAuth(atHand) }
    : view;
};

/**
 * What the model says is to be seen after each step.
 *
 * @param record Cyclr's record before the flow begins
 */
export const expectedOfAccount = (
  path: Path<AccountScene, AccountStage>,
  record: AccountRecord,
): readonly Seen[] => {
  let stands = record;
  let atHand: AnyMachineSnapshot | undefined;
  return path.map((step) => {
    stands = recordAfter(stands, step);
    atHand = atHandAfter(atHand, step);
    const { after } = step;
    return {
      view: shown(viewOf(after, atHand)),
      record: stands,
      value: after.value,
      context: plainContext(after.context),
      offers: [...offeredIn(after), ...choicesIn(after).map((id) => `account.choose ${id}`)],
    };
  });
};
