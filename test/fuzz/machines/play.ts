import * as assert from 'uvu/assert';
import { type AnyMachineSnapshot, createActor, type InspectionEvent } from 'xstate';
import { type CanaryScan, canaryScan } from '../../support/canaries.js';
import { settled } from '../../support/scripted-api.js';
import type { Act, Said } from '../world/acts.js';
import { canaries } from '../world/canaries.js';
import {
  type Call,
  comesToRest,
  deskOf,
  type Ending,
  type Prompt,
  promptFor,
} from '../world/desk.js';
import { type Cyclr, outputsOf } from '../world/outputs.js';
import { overheard } from '../world/overheard.js';
import { asksOnlyWhilePending, looksAfterDoubt, oneAtATime, shownWell } from './invariants.js';
import type { Subject } from './subject.js';
import { isConnector, memory } from './typed.js';

/** One flow: where it begins, and all that happens to it. */
export interface Sequence<Input> {
  readonly input: Input;
  readonly cyclr: Cyclr;
  readonly prompt: Prompt;
  readonly acts: readonly Act[];
  /** Every inspection event is looked through too, and the whole actor: that takes longer. */
  readonly closely: boolean;
}

/** The link is there to be followed, and is shown while it can be. */
const withoutLink = (view: object): string =>
  JSON.stringify({ ...view, url: undefined, connector: undefined, ...inner(view) });

const inner = (view: object): object => {
  const connector: unknown = 'connector' in view ? view.connector : undefined;
  if (typeof connector !== 'object' || connector === null) return {};
  return { connector: { ...connector, url: undefined } };
};

/** As JSON, also where a host has sent what JSON does not know. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_name, member) => (typeof member === 'bigint' ? String(member) : member));

/** The states a snapshot is in, all of those around them too. */
const statesOf = ({ _nodes }: AnyMachineSnapshot): readonly string[] =>
  _nodes.map(({ id }: { id: string }) => id);

/** Plays a sequence; whatever does not hold at any time is thrown. */
export const play = async <Input>(
  subject: Subject<Input>,
  sequence: Sequence<Input>,
  visited: Set<string>,
): Promise<void> => {
  const scan = canaryScan(canaries);
  await overheard(scan, () => playThrough(subject, sequence, visited, scan));
  scan.holdsNone('inspection', 'snapshot', 'persisted snapshot', 'error', 'console');
};

const playThrough = async <Input>(
  subject: Subject<Input>,
  { input, cyclr, prompt, acts, closely }: Sequence<Input>,
  visited: Set<string>,
  scan: CanaryScan,
): Promise<void> => {
  const inspection = (event: InspectionEvent) => {
    if (closely) scan.inspection(event);
    else if (event.type === '@xstate.event') scan.see('inspection', written(event.event));
  };
  const desk = deskOf(outputsOf(cyclr), prompt);
  const { actor, wait } = subject.start(desk, input, inspection);
  const thrown: unknown[] = [];
  actor.subscribe({ error: (error) => thrown.push(error) });
  const typed = memory();
  const certain = new Set<Call>();
  const read = (): AnyMachineSnapshot => actor.getSnapshot();
  const shown = () => subject.describe?.(read());

  const say = (event: Said, toChild = false): void => {
    const view = shown();
    if (view && !toChild && isConnector(view, read())) typed.hear(event, view);
    const to = toChild ? read().children.connector : actor;
    to?.send(event);
  };

  /** What is known of a call once it has ended: whether it has done anything. */
  const note = (call: Call, ending: Ending): void => {
    if (call.signal?.aborted) return;
    const refused = ending.end === 'error' && ending.error.code === 'nameInUse';
    if (ending.end === 'well' || refused) certain.add(call);
    if (ending.end === 'well' && call.method === 'setProperties') typed.stored();
  };

  const perform = (act: Act): void => {
    switch (act.act) {
      case 'take': {
        const commands = subject.commands(read(), act.texts);
        const command = commands[act.nth % Math.max(commands.length, 1)];
        if (command) say(command.event, command.toChild);
        break;
      }
      case 'say':
        say(act.event);
        break;
      case 'answer': {
        const open = desk.calls.filter((call) => call.open);
        const call = open.at(-1 - (act.nth % Math.max(open.length, 1)));
        if (!call) break;
        note(call, act.ending);
        call.end(act.ending);
        break;
      }
      case 'signal':
        desk.attempts.at(-1 - (act.nth % Math.max(desk.attempts.length, 1)))?.signal(act.signal);
        break;
      case 'wait':
        wait(act.ms);
        break;
    }
  };

  let noted = 0;
  /** What was answered at once has been so before anyone could note it. */
  const noteAnswered = (): void => {
    for (; noted < desk.calls.length; noted += 1) {
      const call = desk.calls[noted];
      const ending = call && promptFor(desk, call.method, noted);
      if (call && ending) note(call, ending);
    }
  };

  const check = (): void => {
    const snapshot = read();
    if (snapshot.status === 'error') throw snapshot.error;
    for (const id of statesOf(snapshot)) visited.add(id);
    shownWell(subject, snapshot);
    oneAtATime(desk);
    if (subject.describe) asksOnlyWhilePending(snapshot, desk);
    else assert.ok(desk.calls.filter((call) => call.open).length < 2, 'it asks twice at once');
    if (subject.single) looksAfterDoubt(desk, certain);
    scan.see('snapshot', JSON.stringify(snapshot));
    const view = subject.describe?.(snapshot);
    if (!view) return;
    if (isConnector(view, snapshot)) typed.isKept(view);
    scan.see('view', withoutLink(view));
  };

  const isOver = () => read().status !== 'active';
  /** All that has come of it; after the end, nothing more does. */
  const trace = () => [read(), desk.calls.length, desk.attempts.length];
  let last: unknown[] | undefined;
  const step = async (happens: () => void): Promise<void> => {
    desk.before = desk.calls.length;
    happens();
    await settled();
    comesToRest(desk);
    noteAnswered();
    if (last)
      assert.ok(
        trace().every((one, nth) => one === last?.[nth]),
        'it goes on after its end',
      );
    check();
    if (isOver()) last ??= trace();
  };

  await step(() => void actor.start());
  for (const act of acts) await step(() => perform(act));
  restores(subject, read());
  if (closely) scan.actor(actor);
  await step(() => actor.send({ type: 'cancel' }));
  if (subject.describe) assert.is(read().status, 'done', 'cancel does not end it');
  else await step(() => void actor.stop());
  assert.ok(
    desk.calls.every(({ open, signal }) => !open || signal?.aborted === true),
    'a call goes on after the end',
  );
  assert.ok(
    desk.attempts.every(({ over }) => over === 1),
    'a driver goes on after the end',
  );
  await step(() => {
    for (const call of desk.calls) if (call.open) call.end({ end: 'well', way: 0 });
    for (const { signal } of desk.attempts) signal({ type: 'landed' });
    wait(10 ** 9);
  });
  assert.equal(thrown, []);
  scan.see('persisted snapshot', JSON.stringify(actor.getPersistedSnapshot()));
  scan.see('error', JSON.stringify(read().context.error ?? null));
  if (closely) scan.actor(actor);
};

/** What could be kept of it can be taken up again, also as text, in which its secrets are lost. */
const restores = <Input>(subject: Subject<Input>, snapshot: AnyMachineSnapshot): void => {
  const kept = snapshot.machine.getPersistedSnapshot(snapshot);
  for (const each of [kept, JSON.parse(JSON.stringify(kept))]) {
    const restored = createActor(subject.machine, { snapshot: each, input: undefined });
    const again: AnyMachineSnapshot = restored.getSnapshot();
    assert.equal(again.value, snapshot.value);
    subject.describe?.(again);
  }
};
