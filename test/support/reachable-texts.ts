import { StateMachine, StateNode } from 'xstate';
import { attempt } from './attempt.js';

/** The chart itself is the same whoever runs it, and large. */
const isChart = (value: object): boolean =>
  value instanceof StateMachine || value instanceof StateNode;

const isNative = (prototype: object): boolean => {
  const maker: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return (
    typeof maker === 'function' && /\[native code\]/.test(Function.prototype.toString.call(maker))
  );
};

/** Every member of a value, getters of its classes among them. */
const membersOf = (value: object): unknown[] => {
  const members: unknown[] = Reflect.ownKeys(value).flatMap((key) => [
    typeof key === 'symbol' ? key.description : key,
    attempt(() => Reflect.get(value, key)),
  ]);
  for (
    let prototype: object | null = Object.getPrototypeOf(value);
    prototype && !isNative(prototype);
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (get)
        members.push(
          key,
          attempt(() => get.call(value)),
        );
    }
  }
  return members;
};

/** What only methods of built-in classes tell. */
const contentsOf = (value: object): unknown[] => {
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
    return [...value.entries()].flat();
  }
  if (value instanceof Set) return [...value];
  if (value instanceof URL) return [value.href];
  if (value instanceof Request || value instanceof Response) return [value.url, value.headers];
  if (value instanceof Error) return [value.name, value.message, value.stack, value.cause];
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return ['utf-8', 'utf-16le'].map((encoding) => new TextDecoder(encoding).decode(bytes));
  }
  return [];
};

/** Everything that can be reached from a value by looking: members, hidden ones and causes too. */
export const reachableTexts = (start: unknown): string[] => {
  const texts: string[] = [];
  const seen = new Set<object>();
  const left: unknown[] = [start];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
      if (seen.has(value) || isChart(value)) continue;
      seen.add(value);
      left.push(...contentsOf(value), ...(ArrayBuffer.isView(value) ? [] : membersOf(value)));
    }
  }
  return texts;
};
