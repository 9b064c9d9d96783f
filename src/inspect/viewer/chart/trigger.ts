import type { Trigger } from './machine.js';

const forms: readonly (readonly [RegExp, (found: string) => Trigger])[] = [
  [/^xstate\.after\.(.+?)\.[^.]*(?:\..*)?$/, (delay) => ({ kind: 'after', delay })],
  [/^xstate\.after\((.*?)\)/, (delay) => ({ kind: 'after', delay })],
  [/^xstate\.done\.actor\.(.*)$/, (actor) => ({ kind: 'done', actor })],
  [/^done\.invoke\.(.*)$/, (actor) => ({ kind: 'done', actor })],
  [/^xstate\.error\.actor\.(.*)$/, (actor) => ({ kind: 'error', actor })],
  [/^error\.(?:platform|execution|communication)\.(.*)$/, (actor) => ({ kind: 'error', actor })],
  [/^xstate\.snapshot\.(.*)$/, (actor) => ({ kind: 'snapshot', actor })],
  [/^(?:xstate\.done\.state|done\.state)\./, () => ({ kind: 'done' })],
];

/** What an event descriptor waits for, in the words of XState 5 or 4. */
export const triggerOf = (descriptor: string): Trigger => {
  if (descriptor === '') return { kind: 'always' };
  for (const [form, trigger] of forms) {
    const match = form.exec(descriptor);
    if (match) return trigger(match[1] ?? '');
  }
  return { kind: 'event', name: descriptor };
};

/** What a person reads on an arrow. */
export const triggerText = (trigger: Trigger): string => {
  switch (trigger.kind) {
    case 'event':
      return trigger.name;
    case 'always':
      return '';
    case 'after':
      return /^\d+$/.test(trigger.delay) ? `after ${trigger.delay} ms` : `after ${trigger.delay}`;
    default:
      return trigger.kind;
  }
};

/** Whether an event of this type sets the transition off. */
export const sets = (trigger: Trigger, eventType: string): boolean => {
  const event = triggerOf(eventType);
  if (trigger.kind === 'event') {
    if (event.kind !== 'event') return false;
    if (trigger.name === '*' || trigger.name === event.name) return true;
    return trigger.name.endsWith('.*') && event.name.startsWith(trigger.name.slice(0, -1));
  }
  if (trigger.kind !== event.kind) return false;
  if (trigger.kind === 'after' && event.kind === 'after') return trigger.delay === event.delay;
  // An invoke without an id of its own is known by a generated one.
  return true;
};
