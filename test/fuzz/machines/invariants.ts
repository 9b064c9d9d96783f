import * as assert from 'uvu/assert';
import type { AnyMachineSnapshot } from 'xstate';
import { acceptedIn } from '../../model/properties/accepted.js';
import type { Call, Desk } from '../world/desk.js';
import type { Subject } from './subject.js';

const underWay = (desk: Desk, ...methods: readonly Call['method'][]): readonly Call[] =>
  desk.calls.filter(
    ({ method, open, signal }) => open && signal?.aborted !== true && methods.includes(method),
  );

const place = ({ value }: AnyMachineSnapshot): string => JSON.stringify(value);

/** What a call was told beside its order. */
const optionOf = (call: Call, name: string): unknown => {
  const options = call.args.at(-1);
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
};

/** Nothing is done twice at once. */
export const oneAtATime = (desk: Desk): void => {
  assert.ok(underWay(desk, 'installConnector').length < 2, 'two installs are under way');
  assert.ok(underWay(desk, 'installTemplate').length < 2, 'two templates are being installed');
  assert.ok(
    underWay(desk, 'setProperties', 'authenticate', 'deauthenticate', 'deleteConnector').length < 2,
    'two saves are under way',
  );
  assert.ok(desk.attempts.filter(({ over }) => over === 0).length < 2, 'two drivers are at work');
  assert.ok(
    desk.attempts.every(({ over }) => over < 2),
    'a driver was stopped twice',
  );
};

const looks = { installConnector: 'lookFirst', setProperties: 'readFirst' } as const;

/** After a call that may have done something that nobody knows of, the next one looks first. */
export const looksAfterDoubt = (desk: Desk, settled: ReadonlySet<Call>): void => {
  for (const method of ['installConnector', 'setProperties'] as const) {
    const calls = desk.calls.filter((call) => call.method === method);
    for (const [nth, call] of calls.entries()) {
      const before = calls[nth - 1];
      if (!before || settled.has(before)) continue;
      assert.is(optionOf(call, looks[method]), true, `${method} goes on without a look`);
    }
  }
};

/** One step, the view of that step as plain JSON, and nothing offered that the chart does not take. */
export const shownWell = (
  { machine, describe, offers }: Subject<never>,
  snapshot: AnyMachineSnapshot,
): void => {
  assert.is.not(snapshot.status, 'error', `it broke down: ${String(snapshot.error)}`);
  if (!describe || !offers) return;
  const view = describe(snapshot);
  const steps = [...snapshot.tags].filter((tag) => tag.startsWith('step:'));
  const kinds = [...snapshot.tags].filter((tag) => tag === 'pending' || tag === 'input');
  assert.equal(steps, [`step:${view.step}`], place(snapshot));
  assert.is(kinds.length, snapshot.status === 'done' ? 0 : 1, place(snapshot));
  assert.is(view.canCancel, snapshot.status === 'active');
  assert.equal(JSON.parse(JSON.stringify(view)), view, 'the view is not plain JSON');
  assert.equal([...offers(snapshot)].sort(), acceptedIn(machine, snapshot), place(snapshot));
};

/** Where it is the user's turn, nobody is asked anything. */
export const asksOnlyWhilePending = (snapshot: AnyMachineSnapshot, desk: Desk): void => {
  if (snapshot.hasTag('pending') || snapshot.hasTag('step:connector')) return;
  if (snapshot.children.connector) return;
  const asked = desk.calls.filter(({ open, signal }) => open && signal?.aborted !== true);
  assert.equal(
    asked.map(({ method }) => method),
    [],
    `${place(snapshot)} has left its calls behind`,
  );
};
