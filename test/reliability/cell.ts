import { isAuthError } from '../../src/index.js';
import type { FaultRule } from '../../src/sandbox/index.js';
import { secretsOf } from './answers.js';
import { type Expected, expectedOf, type Persistence } from './expectation.js';
import { elsewhere, type NamedFault } from './faults.js';
import { leave } from './leave.js';
import { lostFrom, recordOf, wrongIn } from './record.js';
import { list, type RequestRow } from './row.js';
import { keepTime } from './silence.js';
import { type Pose, rested, type Subject } from './subject.js';
import { defaults, type SwitchedTo } from './switches.js';
import { endOf, walk, walkToError } from './walk.js';
import type { Place, World } from './world.js';

export interface Cell {
  readonly row: RequestRow;
  readonly fault: NamedFault;
  readonly persistence: Persistence;
  readonly switched: SwitchedTo;
}

export const nameOf = ({ row, fault, persistence, switched }: Cell): string =>
  `${row.name} × ${fault.name}, ${persistence}, ${switched.name}`;

export interface CellResult {
  /** What came of it; `unmet` where this switch leaves no such request to be made. */
  readonly outcome: Expected | 'left' | 'unmet';
  readonly wrong: readonly string[];
  /** How the flow ends under this switch without a fault. */
  readonly end: string;
  /** How many requests Cyclr has seen, and how many were spoilt on either hop. */
  readonly requests: number;
  readonly spoilt: number;
  /** The switches that anything answered has rested on, in it or in the flow it is compared with. */
  readonly asked: readonly string[];
}

/** A flow without any fault, to compare with. */
export interface Reference {
  readonly record: string;
  readonly end: string;
  readonly wrong: readonly string[];
  readonly asked: readonly string[];
}

const enter = (
  place: Place,
  row: RequestRow,
  { unknowns }: SwitchedTo,
  isThorough: boolean,
): World => place.enter({ ...row.needs, ...unknowns }, secretsOf(row.answers), isThorough);

/** Told of what is sent by a flow that is over. */
export type OnLate = (what: string) => void;

/** What is wrong whatever the fault: something shown or asked for that never may be. */
const neverRight = ({ sandbox, surfaces }: World, { id }: RequestRow): string[] => {
  const { scan } = surfaces;
  const requests = sandbox.requests();
  surfaces.look();
  scan.see('sandbox log', JSON.stringify(requests));
  scan.see('sandbox records', JSON.stringify(sandbox.connectors()));
  return [
    ...wrongIn(sandbox, id),
    ...surfaces.wrong(),
    ...(requests.some(({ path }) => path.startsWith(elsewhere)) ? ['was led away'] : []),
  ];
};

/** Runs the flow of a row without a fault. */
export const runReference = async (
  place: Place,
  row: RequestRow,
  switched: SwitchedTo,
  onLate: OnLate,
): Promise<Reference> => {
  // Once for each request is often enough for a look at everything.
  const world = enter(place, row, switched, switched === defaults);
  await row.prepare?.(world);
  const subject = row.begin(world, row.via);
  // With some switches Cyclr wants nothing: what nobody asks for is not typed, and not lost.
  const isAsked = row.at === undefined || (await walk(subject, row.at)).at === row.at;
  const end = endOf(await walk(subject));
  const { sandbox } = world;
  const lost = isAsked && subject.pose().state === 'ended' ? lostFrom(sandbox, row) : [];
  world.surfaces.look();
  subject.cancel();
  await world.end(onLate);
  const wrong = [...lost, ...neverRight(world, row)];
  return { record: recordOf(sandbox, row.id), end, wrong, asked: [...sandbox.unknownsAsked()] };
};

/** How many requests of the kind go before it: a list has as many as it has pages. */
const before = ({ row, switched }: Cell): number | undefined =>
  row.request === `GET ${list}` && switched.unknowns.maxPageSize !== undefined
    ? row.after && row.after * 2
    : row.after;

/** The rule of a cell's fault, its address put in where it leads away. */
const ruleOf = (cell: Cell, { sandbox }: World): FaultRule => {
  const { row, fault, persistence } = cell;
  const after = before(cell);
  return {
    match: row.match,
    fault:
      fault.fault.kind === 'redirect'
        ? { ...fault.fault, to: `${sandbox.providerUrl}${elsewhere}` }
        : fault.fault,
    ...(after !== undefined && { after }),
    ...(persistence === 'once' && { times: 1 }),
  };
};

/** What has come of it so far, compared with a flow without a fault. */
const outcomeOf = (pose: Pose, { end }: Reference, expected: Expected): Expected => {
  const { error, lacks } = pose;
  if (error?.code === expected) return expected;
  // With some switches a flow ends in an error by itself.
  return endOf(pose) === end ? 'through' : (error?.code ?? lacks ?? 'through');
};

const wrongWith = (pose: Pose, outcome: Expected, expected: Expected, cell: Cell): string[] => {
  const { row, fault } = cell;
  const { error } = pose;
  if (outcome !== expected) return [`${outcome} in place of ${expected}`];
  if (!error || outcome === 'through') return [];
  const wrong: string[] = [];
  if (!isAuthError(error) || error.message === '') wrong.push('no proper error');
  if (error.stage !== row.stage) wrong.push(`stage ${error.stage} in place of ${row.stage}`);
  const waits = row.hop === 'cyclr' ? fault.retryAfter : undefined;
  if (error.retryAfter !== waits) wrong.push(`retryAfter ${error.retryAfter} in place of ${waits}`);
  return wrong;
};

// Many more than it takes; without an end, a request that never comes would be waited for after the run.
const mostRoundTrips = 20_000;

/** Runs one cell in a place of its own, and says what is wrong with what comes of it. */
export const runCell = async (
  place: Place,
  cell: Cell,
  reference: Reference,
  onLate: OnLate,
): Promise<CellResult> => {
  const { row, fault, persistence } = cell;
  const world = enter(place, row, cell.switched, false);
  const { sandbox } = world;
  const expected = expectedOf(row, fault, persistence, cell.switched.unknowns);
  const isDefault = cell.switched.name === 'defaults';
  await row.prepare?.(world);
  let earlier = 0;
  const spoilt = () => world.spoilt() - earlier;
  let mend = () => {};
  const arm = () => {
    earlier = world.spoilt();
    const lift = world.addFault(row.hop, ruleOf(cell, world));
    const leaveTime = fault.outlasts ? keepTime(world, row, spoilt) : undefined;
    mend = () => {
      lift();
      leaveTime?.();
    };
  };
  /** Waits for so many requests to be spoilt; a user who asks for something else first ends it too. */
  const met = async (count: number, subject: Subject): Promise<void> => {
    for (let n = 0; n < mostRoundTrips && spoilt() < count; n += 1) {
      if (!row.waits && !row.settles && subject.pose().state !== 'busy') return;
      await world.roundTrip();
    }
  };

  if (row.at === undefined) arm();
  const subject = row.begin(world, row.via);
  const finish = async (
    outcome: CellResult['outcome'],
    wrong: readonly string[],
  ): Promise<CellResult> => {
    mend();
    subject.cancel();
    await world.end(onLate);
    const { end } = reference;
    const asked = [...new Set([...sandbox.unknownsAsked(), ...reference.asked])];
    return { outcome, wrong, end, requests: sandbox.requests().length, spoilt: spoilt(), asked };
  };
  let begun: Promise<void> | undefined;
  if (row.at !== undefined) {
    const pose = await walk(subject, row.at);
    if (pose.at !== row.at) return finish('unmet', isDefault ? ['never came so far'] : []);
    if (row.prelude) {
      const lifts = row.prelude.map((rule) => world.addFault(row.hop, rule));
      await subject.act();
      await rested(subject);
      for (const lift of lifts) lift();
    }
    arm();
    if (row.prelude) subject.retry();
    else if (!row.waits) begun = subject.act();
  }

  if (persistence === 'left') {
    await met(1, subject);
    if (spoilt() === 0) return finish('unmet', isDefault ? ['never met'] : []);
    const wrong = await leave(world, subject, row);
    return finish('left', [...wrong, ...neverRight(world, row)]);
  }

  await begun;
  // A server that is gone takes note of nothing any more.
  const isSeenOnce = persistence === 'once' || fault.fault.kind === 'refuse';
  if (row.waits) await met(isSeenOnce || expected !== 'through' ? 1 : 3, subject);
  const waitsOn = row.waits && expected === 'through';
  const onlyEnd = row.waits || (row.settles && expected === 'through');
  const pose = waitsOn ? subject.pose() : await rested(subject, onlyEnd ? 'failed' : undefined);
  if (spoilt() === 0) return finish('unmet', isDefault ? ['never met'] : []);
  const outcome = outcomeOf(pose, reference, expected);
  const wrong = wrongWith(pose, outcome, expected, cell);
  if (pose.error) {
    world.surfaces.scan.see('error', pose.error);
    world.surfaces.look();
    const back = pose.state === 'asks' || subject.back();
    if (back) wrong.push(...subject.keptWrong());
    // What was stored is found the next time, and a server that is gone is gone for the requests before, too.
    const mayDiffer =
      row.passed ||
      fault.fault.kind === 'refuse' ||
      (fault.handled && row.stage === 'setProperties');
    if (back && persistence === 'lasting' && !row.waits && !mayDiffer) {
      const again = await walkToError(subject);
      wrong.push(...wrongWith(again, outcomeOf(again, reference, expected), expected, cell));
    }
  }
  mend();
  if (pose.error && row.givesUp?.(pose.error)) {
    const done = fault.handled ? 1 : 0;
    const { length } = sandbox.cycles();
    if (length !== done) wrong.push(`${length} integrations in place of ${done}`);
    return finish(outcome, [...wrong, ...neverRight(world, row)]);
  }
  const end = endOf(await walk(subject));
  const due = outcome === 'unknown' ? reference.end.replace(/yes$/, 'unknown') : reference.end;
  if (end !== due) wrong.push(`ends as ${end} in place of ${due}`);
  const record = recordOf(sandbox, row.id);
  if (record !== reference.record && !(row.believesGone && fault.code === 'notFound')) {
    wrong.push(`Cyclr has ${record} in place of ${reference.record}`);
  }
  return finish(outcome, [...wrong, ...neverRight(world, row)]);
};
