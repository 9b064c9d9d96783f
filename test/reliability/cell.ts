import { isAuthError } from '../../src/index.js';
import type { FaultRule } from '../../src/sandbox/index.js';
import { answersOf, secretsOf } from './answers.js';
import { type Expected, expectedOf, type Persistence } from './expectation.js';
import { elsewhere, type NamedFault } from './faults.js';
import { leave, roundTrip } from './leave.js';
import { lostFrom, recordOf, wrongIn } from './record.js';
import type { RequestRow } from './requests.js';
import { type Pose, rested, type Subject } from './subject.js';
import type { SwitchedTo } from './switches.js';
import { endOf, walk, walkToError } from './walk.js';
import type { Place, World } from './world.js';

export interface Cell {
  readonly row: RequestRow;
  readonly fault: NamedFault;
  readonly persistence: Persistence;
  readonly switched: SwitchedTo;
}

export interface CellResult {
  readonly cell: Cell;
  /** What came of it; `unmet` where this switch leaves no such request to be made. */
  readonly outcome: Expected | 'left' | 'unmet';
  readonly wrong: readonly string[];
  /** How many requests Cyclr has seen, and how many were spoilt on either hop. */
  readonly requests: number;
  readonly spoilt: number;
}

/** A flow without any fault, to compare with. */
export interface Reference {
  readonly record: string;
  readonly end: string;
  readonly wrong: readonly string[];
}

const unknownsOf = (row: RequestRow, { unknowns }: SwitchedTo) => ({ ...row.needs, ...unknowns });

/** Runs the flow of a row without a fault. */
export const runReference = async (
  place: Place,
  row: RequestRow,
  switched: SwitchedTo,
): Promise<Reference> => {
  const world = place.enter(unknownsOf(row, switched), 60_000);
  const subject = row.begin(world);
  const end = endOf(await walk(subject));
  const { sandbox } = world;
  const lost = subject.pose().state === 'ended' ? lostFrom(sandbox, row.id) : [];
  subject.cancel();
  const wrong = [...lost, ...wrongIn(sandbox, row.id)];
  return { record: recordOf(sandbox, row.id), end, wrong };
};

/** The rule of a cell's fault, its address put in where it leads away. */
const ruleOf = ({ row, fault, persistence }: Cell, { sandbox }: World): FaultRule => ({
  match: row.match,
  fault:
    fault.fault.kind === 'redirect'
      ? { ...fault.fault, to: `${sandbox.providerUrl}${elsewhere}` }
      : fault.fault,
  ...(row.after !== undefined && { after: row.after }),
  ...(persistence === 'once' && { times: 1 }),
});

const wrongWith = (pose: Pose, expected: Expected, { row, fault }: Cell): string[] => {
  const { error } = pose;
  const outcome = error?.code ?? 'through';
  if (outcome !== expected) return [`${outcome} in place of ${expected}`];
  if (!error) return [];
  const wrong: string[] = [];
  if (!isAuthError(error) || error.message === '') wrong.push('no proper error');
  if (error.stage !== row.stage) wrong.push(`stage ${error.stage} in place of ${row.stage}`);
  const waits = row.hop === 'cyclr' ? fault.retryAfter : undefined;
  if (error.retryAfter !== waits) wrong.push(`retryAfter ${error.retryAfter} in place of ${waits}`);
  return wrong;
};

/** What is wrong whatever the fault: something shown or asked for that never may be. */
const neverRight = (world: World, subject: Subject, { row }: Cell): string[] => {
  const { sandbox } = world;
  const shown = subject.shown();
  const secrets = [...secretsOf(answersOf(row.id)), sandbox.clientSecret];
  return [
    ...wrongIn(sandbox, row.id),
    ...(secrets.some((secret) => shown.includes(secret)) ? ['a secret is shown'] : []),
    ...(sandbox.requests().some(({ path }) => path.startsWith(elsewhere)) ? ['was led away'] : []),
  ];
};

// Many more than it takes; without an end, a request that never comes would be waited for after the run.
const mostRoundTrips = 20_000;

const runInHaste = async (
  place: Place,
  cell: Cell,
  reference: Reference,
  haste: number,
): Promise<CellResult> => {
  const { row, fault, persistence } = cell;
  const world = place.enter(unknownsOf(row, cell.switched), haste);
  const { sandbox } = world;
  const expected = expectedOf(row, fault, persistence);
  const isDefault = cell.switched.name === 'defaults';
  let earlier = 0;
  const spoilt = () => world.spoilt() - earlier;
  let mend = () => {};
  const arm = () => {
    earlier = world.spoilt();
    mend = world.addFault(row.hop, ruleOf(cell, world));
    if (fault.outlasts) world.hurry(row.hop);
  };
  /** Waits for so many requests to be spoilt; a user who asks for something else first ends it too. */
  const met = async (count: number, subject: Subject): Promise<void> => {
    for (let n = 0; n < mostRoundTrips && spoilt() < count; n += 1) {
      if (!row.waits && subject.pose().state !== 'busy') return;
      await roundTrip(world);
    }
  };

  if (row.at === undefined) arm();
  const subject = row.begin(world);
  const finish = (outcome: CellResult['outcome'], wrong: readonly string[]): CellResult => {
    mend();
    subject.cancel();
    const requests = sandbox.requests().length;
    return { cell, outcome, wrong, requests, spoilt: spoilt() };
  };
  let begun: Promise<void> | undefined;
  if (row.at !== undefined) {
    const pose = await walk(subject, row.at);
    if (pose.at !== row.at) return finish('unmet', isDefault ? ['never came so far'] : []);
    if (row.prelude) {
      const lift = world.addFault(row.hop, row.prelude);
      await subject.act();
      await rested(subject);
      lift();
    }
    arm();
    if (row.prelude) subject.retry();
    else if (!row.waits) begun = subject.act();
  }

  if (persistence === 'left') {
    await met(1, subject);
    if (spoilt() === 0) return finish('unmet', isDefault ? ['never met'] : []);
    const wrong = await leave(world, subject, row.via);
    return finish('left', [...wrong, ...neverRight(world, subject, cell)]);
  }

  await begun;
  // A server that is gone takes note of nothing any more.
  const isSeenOnce = persistence === 'once' || fault.fault.kind === 'refuse';
  if (row.waits) await met(isSeenOnce || expected !== 'through' ? 1 : 3, subject);
  const waitsOn = row.waits && expected === 'through';
  const pose = waitsOn ? subject.pose() : await rested(subject, row.waits ? 'failed' : undefined);
  if (spoilt() === 0) return finish('unmet', isDefault ? ['never met'] : []);
  const wrong = wrongWith(pose, expected, cell);
  if (pose.error) {
    const back = pose.state === 'asks' || subject.back();
    if (back) wrong.push(...subject.keptWrong());
    // What was stored is found the next time, and a server that is gone is gone for the requests before, too.
    const mayDiffer =
      fault.fault.kind === 'refuse' || (fault.handled && row.stage === 'setProperties');
    if (back && persistence === 'lasting' && !row.waits && !mayDiffer) {
      wrong.push(...wrongWith(await walkToError(subject), expected, cell));
    }
  }
  const outcome = pose.error?.code ?? 'through';
  mend();
  world.hurry(undefined);
  const end = endOf(await walk(subject));
  if (end !== reference.end) wrong.push(`ends as ${end} in place of ${reference.end}`);
  // Who is told that something is gone already has no reason to remove it.
  const believes = row.name.includes('remove property') && fault.code === 'notFound';
  const record = recordOf(sandbox, row.id);
  if (record !== reference.record && !believes) {
    wrong.push(`Cyclr has ${record} in place of ${reference.record}`);
  }
  return finish(outcome, [...wrong, ...neverRight(world, subject, cell)]);
};

// In ms. Only what never comes is waited for so long; on a busy machine the rest may need more than the shortest.
const hastes = [250, 2_000, 10_000];

/** Runs one cell in a place of its own, and says what is wrong with what comes of it. */
export const runCell = async (
  place: Place,
  cell: Cell,
  reference: Reference,
): Promise<CellResult> => {
  let result = await runInHaste(place, cell, reference, hastes[0] ?? 0);
  for (const haste of cell.fault.outlasts ? hastes.slice(1) : []) {
    if (result.wrong.length > 0) result = await runInHaste(place, cell, reference, haste);
  }
  return result;
};
