import type { Node } from 'oxc-parser';
import { type Change, type Rule, replaced, takenOut } from './rule.js';
import { calledName, elementsOf, keyOf, namedIn, type Tree, textOf } from './tree.js';

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

/** Each delay, a millisecond longer and shorter. */
const delays: Rule = (_, node) => {
  if (keyOf(node) !== 'delays' || node.type !== 'Property') return [];
  if (node.value.type !== 'ObjectExpression') return [];
  return namedIn(node.value).flatMap(([name, { value }]) =>
    value.type === 'Literal' && typeof value.value === 'number'
      ? [1, -1].map((more) =>
          replaced('delay', `${name} ${more} ms more`, value, `${Number(value.value) + more}`),
        )
      : [],
  );
};

const namedOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'ObjectExpression'
    ? namedIn(node).find(([key]) => key === name)?.[1].value
    : undefined;

/** Whether both ask for one value of one thing: it cannot have two. */
const areExclusive = (tree: Tree, first: Node, second: Node): boolean => {
  const [one, other] = [namedOf(first, 'guard'), namedOf(second, 'guard')];
  const [type, otherType] = [namedOf(one, 'type'), namedOf(other, 'type')];
  return (
    namedOf(one, 'params')?.type === 'Literal' &&
    type !== undefined &&
    otherType !== undefined &&
    textOf(tree, type) === textOf(tree, otherType)
  );
};

/** Each two candidates that follow one another, the other way round. */
const order: Rule = (tree, node) => {
  const isEvent =
    node.type === 'Property' &&
    elementsOf(node.value).length > 1 &&
    elementsOf(node.value).every(({ type }) => type === 'ObjectExpression');
  if (!isEvent) return [];
  const members = elementsOf(node.value);
  return members.slice(1).flatMap((second, at) => {
    const first = members[at];
    if (!first || areExclusive(tree, first, second)) return [];
    const between = { ...first, end: second.end };
    const text = `${tree.source.slice(second.start, second.end)}, ${tree.source.slice(first.start, first.end)}`;
    return [
      replaced(
        'order',
        `${keyOf(node)}[${at}] after [${at + 1}] ${textOf(tree, second)}`,
        between,
        text,
      ),
    ];
  });
};

export const memoryRules: readonly Rule[] = [kept, handed, delays, order];
