import type { AnyMachineSnapshot, EventObject } from 'xstate';

/** One guard at one place: a whole condition, or one member of a combined one. */
export interface GuardUse {
  readonly name: string;
}

/** What a guard said at one place. */
export interface GuardVerdict {
  readonly use: string;
  readonly holds: boolean;
}

type Combination = 'and' | 'or' | 'not';
const combinations: readonly string[] = ['and', 'or', 'not'] satisfies readonly Combination[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null;

/** The members of `and([…])`, `or([…])` and `not(…)`, which XState keeps on the function it returns. */
const membersOf = (guard: unknown): readonly unknown[] =>
  typeof guard === 'function' &&
  combinations.includes(guard.name) &&
  isRecord(guard) &&
  Array.isArray(guard.guards)
    ? guard.guards
    : [];

/** A guard in words. */
export const guardText = (guard: unknown): string => {
  if (typeof guard === 'string') return guard;
  const members = membersOf(guard);
  if (typeof guard === 'function') {
    return members.length > 0
      ? `${guard.name}(${members.map(guardText).join(', ')})`
      : guard.name || 'a condition of its own';
  }
  if (!isRecord(guard)) return String(guard);
  const { params } = guard;
  const shown = typeof params === 'function' || params === undefined ? '' : `(${String(params)})`;
  return `${String(guard.type)}${shown}`;
};

/** Every place of a transition's guard whose verdict has to be seen both ways. */
export const guardUsesOf = (transition: string, guard: unknown): readonly GuardUse[] =>
  guard === undefined
    ? []
    : [
        { name: transition },
        ...membersOf(guard).map((member) => ({ name: `${transition} [${guardText(member)}]` })),
      ];

const verdictOf = (guard: unknown, snapshot: AnyMachineSnapshot, event: EventObject): boolean => {
  const args = { context: snapshot.context, event };
  const named = typeof guard === 'string' ? guard : isRecord(guard) ? guard.type : undefined;
  const implementation: unknown =
    typeof guard === 'function' ? guard : snapshot.machine.implementations.guards[String(named)];
  const members = membersOf(implementation);
  if (members.length > 0 && typeof implementation === 'function') {
    return combined(
      implementation.name,
      members.map((member) => verdictOf(member, snapshot, event)),
    );
  }
  if (typeof implementation !== 'function') throw new Error(`No guard ${guardText(guard)}.`);
  const params = isRecord(guard) && typeof guard !== 'function' ? guard.params : undefined;
  return implementation(args, typeof params === 'function' ? params(args) : params) === true;
};

const combined = (how: string, verdicts: readonly boolean[]): boolean => {
  if (how === 'and') return verdicts.every(Boolean);
  return how === 'or' ? verdicts.some(Boolean) : !verdicts[0];
};

/**
 * Asks a transition's guard. A member of a combined guard counts only where it decides: where the whole would be
 * otherwise if the member were.
 *
 * @param use the name of the transition
 */
export const guardVerdicts = (
  use: string,
  guard: unknown,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): { readonly holds: boolean; readonly verdicts: readonly GuardVerdict[] } => {
  if (guard === undefined) return { holds: true, verdicts: [] };
  const holds = verdictOf(guard, snapshot, event);
  const members = membersOf(guard);
  const how = typeof guard === 'function' ? guard.name : '';
  const each = members.map((member) => verdictOf(member, snapshot, event));
  const deciding = members.flatMap((member, index) => {
    const turned = each.map((verdict, at) => (at === index ? !verdict : verdict));
    return combined(how, turned) === holds
      ? []
      : [{ use: `${use} [${guardText(member)}]`, holds: each[index] === true }];
  });
  return { holds, verdicts: [{ use, holds }, ...deciding] };
};
