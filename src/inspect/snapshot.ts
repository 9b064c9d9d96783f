import type { InspectedSnapshot, InspectedStateValue } from './inspect-event.js';
import { entriesField, field, given, isObject, textField } from './reading.js';
import type { SecretMemory } from './secret-memory.js';
import { toPlainAll } from './to-plain.js';

const stateValueOf = (
  value: unknown,
  memory: SecretMemory,
  depth = 0,
): InspectedStateValue | undefined => {
  if (typeof value === 'string') return memory.word(value);
  if (!isObject(value) || depth > 50) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const shown = stateValueOf(inner, memory, depth + 1);
      return shown === undefined ? [] : [[memory.word(key), shown]];
    }),
  );
};

const tagsOf = (tags: unknown, memory: SecretMemory): readonly string[] | undefined =>
  tags instanceof Set
    ? [...tags].flatMap((tag: unknown) => (typeof tag === 'string' ? memory.word(tag) : []))
    : undefined;

/** A machine's snapshot also holds its machine and its live children: what is shown is picked, not filtered. */
export const snapshotOf = (snapshot: unknown, memory: SecretMemory): InspectedSnapshot => {
  const value = field(snapshot, 'value');
  const data = toPlainAll(
    {
      context: field(snapshot, 'context'),
      input: field(snapshot, 'input'),
      output: field(snapshot, 'output'),
      error: field(snapshot, 'error'),
    },
    memory,
  );
  return {
    status: textField(snapshot, 'status') ?? 'active',
    ...given('value', stateValueOf(value, memory)),
    ...given('tags', tagsOf(field(snapshot, 'tags'), memory)),
    ...given(
      'children',
      value === undefined
        ? undefined
        : Object.fromEntries(
            entriesField(snapshot, 'children').flatMap(([id, child]) => {
              const sessionId = textField(child, 'sessionId');
              return sessionId === undefined ? [] : [[memory.word(id), { sessionId }]];
            }),
          ),
    ),
    ...data,
  };
};
