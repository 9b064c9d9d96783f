import { isAuthError } from '../domain/auth-error.js';
import { Secret } from '../domain/secret.js';
import type { Plain } from './plain.js';
import { attempt, dataOf, isCallable, isObject } from './reading.js';
import { type SecretMemory, shown } from './secret-memory.js';

const deepest = 10;
const mostEntries = 100;
const mostValues = 3_000;

/** How far one value may still be followed. */
interface Walk {
  readonly memory: SecretMemory;
  readonly above: readonly object[];
  readonly budget: { left: number };
}

const nameOf = (value: object): string => {
  const maker = dataOf(value, 'constructor');
  const name = isCallable(maker) ? dataOf(maker, 'name') : undefined;
  return typeof name === 'string' && name !== '' ? name : 'object';
};

const labelOf = (value: object): string => {
  const [session, id] = [dataOf(value, 'sessionId'), dataOf(value, 'id')];
  return typeof session === 'string' && typeof id === 'string'
    ? `[actor ${id}]`
    : `[${nameOf(value)}]`;
};

/** Plain in any realm: a literal, or without a prototype. */
const isRecord = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (isObject(prototype) && Object.hasOwn(prototype, 'isPrototypeOf'));
};

const isError = (value: object): boolean =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

/** A `Secret`, also of another copy of this package. */
const isSecret = (value: object): boolean =>
  value instanceof Secret ||
  (!isRecord(value) && isCallable(dataOf(value, 'reveal')) && isCallable(dataOf(value, 'toJSON')));

const remembered = (value: object, memory: SecretMemory): string => {
  const reveal = dataOf(value, 'reveal');
  const text = attempt<unknown>(
    () => (isCallable(reveal) ? Reflect.apply(reveal, value, []) : undefined),
    undefined,
  );
  if (typeof text === 'string') memory.remember(text);
  return shown;
};

/** The text of an unknown error is anybody's guess, so only its name and what caused it are told. */
const errorOf = (value: object, walk: Walk): Plain => {
  const told = Object.fromEntries(
    ['code', 'stage', 'message', 'retryable', 'status', 'retryAfter', 'fieldErrors'].flatMap(
      (key) => {
        const part = dataOf(value, key);
        return part === undefined ? [] : [[key, part]];
      },
    ),
  );
  const cause = dataOf(value, 'cause');
  const name = dataOf(value, 'name');
  return recordOf(
    {
      name: typeof name === 'string' ? name : nameOf(value),
      ...(isAuthError(told) ? told : {}),
      // A cause that is only text is somebody's message.
      ...(isObject(cause) ? { cause } : {}),
    },
    walk,
  );
};

const recordOf = (value: object, walk: Walk): Plain => {
  const keys = Object.keys(value);
  const entries = keys.slice(0, mostEntries).flatMap((key): [string, Plain][] => {
    const found = attempt(() => Object.getOwnPropertyDescriptor(value, key), undefined);
    if (!found) return [];
    // A getter is not run: looking must change nothing.
    if (!('value' in found)) return [[key, '[getter]']];
    return found.value === undefined ? [] : [[key, collect(found.value, walk)]];
  });
  const more = keys.length - entries.length;
  return Object.fromEntries(
    keys.length > mostEntries ? [...entries, ['…', `[${more} more]`]] : entries,
  );
};

const listOf = (value: Iterable<unknown>, walk: Walk): Plain => {
  const list: Plain[] = [];
  for (const item of value) {
    if (list.length === mostEntries) return [...list, '[more]'];
    list.push(collect(item, walk));
  }
  return list;
};

/** Reads an index at a time and no getter, nor an iterator that the value may bring along. */
function* itemsOf(value: readonly unknown[]): Generator<unknown> {
  for (let index = 0; index < value.length; index += 1) {
    yield Object.getOwnPropertyDescriptor(value, index)?.value;
  }
}

const objectOf = (value: object, walk: Walk): Plain => {
  if (isSecret(value)) return remembered(value, walk.memory);
  if (walk.above.includes(value)) return '[circular]';
  if (walk.above.length >= deepest) return '[deep]';
  const inner = { ...walk, above: [...walk.above, value] };
  if (Array.isArray(value)) return listOf(itemsOf(value), inner);
  if (isError(value)) return errorOf(value, inner);
  if (value instanceof Map) return listOf(Map.prototype.entries.call(value), inner);
  if (value instanceof Set) return listOf(Set.prototype.values.call(value), inner);
  if (value instanceof Date) return attempt(() => Date.prototype.toISOString.call(value), '[Date]');
  return isRecord(value) ? recordOf(value, inner) : labelOf(value);
};

/** Everything but the texts made plain, and every secret remembered. */
const collect = (value: unknown, walk: Walk): Plain => {
  walk.budget.left -= 1;
  if (walk.budget.left < 0) return '[more]';
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return `${value}n`;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : attempt(() => objectOf(value, walk), '[unreadable]');
    default:
      return `[${typeof value}]`;
  }
};

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

const cleaned = (value: Plain, memory: SecretMemory): Plain => {
  if (typeof value === 'string') return value === shown ? value : memory.clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => cleaned(item, memory));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [memory.clean(key), cleaned(item, memory)]),
  );
};

/** What may be kept of several values, whatever they are. */
export const toPlainAll = <Key extends string>(
  values: { readonly [K in Key]?: unknown },
  memory: SecretMemory,
): { readonly [K in Key]?: Plain } => {
  const budget = { left: mostValues };
  const found: { [K in Key]?: Plain } = {};
  for (const key in values) {
    const value: unknown = values[key];
    if (value !== undefined) found[key] = collect(value, { memory, above: [], budget });
  }
  // Only once every secret is known: a text before it may hold it too.
  const result: { [K in Key]?: Plain } = {};
  for (const key in found) {
    const value = found[key];
    if (value !== undefined) result[key] = cleaned(value, memory);
  }
  return result;
};

/**
 * A value as plain data with no secret in it: secrets shown as `[secret]`, also where they stand in a text;
 * errors by name; functions, class instances and actors by label; bounded in depth and size. Never throws.
 */
export const toPlain = (value: unknown, memory: SecretMemory): Plain =>
  toPlainAll({ value }, memory).value ?? null;
