import type { Node } from 'oxc-parser';
import type { Tree } from './tree.js';

/** What a mutant takes away, or makes wrong. */
export type MutantKind =
  | 'transition'
  | 'guard'
  | 'action'
  | 'order'
  | 'context'
  | 'delay'
  | 'error mapping'
  | 'abort';

/** One change of one file: what stands from `start` to `end` is replaced. */
export interface Change {
  readonly kind: MutantKind;
  /** Names it, together with its place; it stays the same when other lines of the file change. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What may be changed at one node. */
export type Rule = (tree: Tree, node: Node, above: readonly Node[]) => readonly Change[];

export const replaced = (
  kind: MutantKind,
  what: string,
  { start, end }: Node,
  text: string,
): Change => ({ kind, what, start, end, text });

/** Takes a member of a list or an object out, with its comma. */
export const takenOut = (
  { source }: Tree,
  kind: MutantKind,
  what: string,
  { start, end }: Node,
): Change => {
  const [after] = /^\s*,/.exec(source.slice(end)) ?? [];
  if (after) return { kind, what, start, end: end + after.length, text: '' };
  const [before] = /,\s*$/.exec(source.slice(0, start)) ?? [];
  return { kind, what, start: start - (before?.length ?? 0), end, text: '' };
};
