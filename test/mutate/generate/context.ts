import type { Node } from 'oxc-parser';
import { type Change, type Rule, takenOut } from './rule.js';
import { calledName, keyOf, namedIn, type Tree } from './tree.js';

/** The object that a function gives back, or the object itself. */
const objectOf = (node: Node | null | undefined): Node | undefined => {
  if (node?.type === 'ObjectExpression') return node;
  return node?.type === 'ArrowFunctionExpression' ? objectOf(node.body) : undefined;
};

const membersOf = (
  tree: Tree,
  kind: Change['kind'],
  what: string,
  node: Node | undefined,
): readonly Change[] => {
  const object = objectOf(node);
  return object?.type === 'ObjectExpression'
    ? namedIn(object).map(([name, member]) => takenOut(tree, kind, `${what} ${name}`, member))
    : [];
};

/** Each thing that is kept, noted or forgotten by an `assign`. */
const kept: Rule = (tree, node) =>
  node.type === 'CallExpression' && calledName(node) === 'assign'
    ? membersOf(tree, 'context', 'assign without', node.arguments[0])
    : [];

/** Each thing that a service, or another machine, is handed. */
const handed: Rule = (tree, node) =>
  node.type === 'Property' && keyOf(node) === 'input'
    ? membersOf(tree, 'context', 'input without', node.value)
    : [];

export const contextRules: readonly Rule[] = [kept, handed];
