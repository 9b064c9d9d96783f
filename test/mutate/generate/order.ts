import type { Node } from 'oxc-parser';
import { type Rule, replaced } from './rule.js';
import { elementsOf, keyOf, namedIn, type Tree, textOf } from './tree.js';

const namedOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'ObjectExpression'
    ? namedIn(node).find(([key]) => key === name)?.[1].value
    : undefined;

/** Whether both ask for one value of one thing: it cannot have two. */
const areExclusive = (tree: Tree, first: Node, second: Node): boolean => {
  const [one, other] = [namedOf(first, 'guard'), namedOf(second, 'guard')];
  const [type, otherType] = [namedOf(one, 'type'), namedOf(other, 'type')];
  return (
    [one, other].every((guard) => namedOf(guard, 'params')?.type === 'Literal') &&
    type !== undefined &&
    otherType !== undefined &&
    textOf(tree, type) === textOf(tree, otherType)
  );
};

/** Each two candidates that follow one another, the other way round. */
export const order: Rule = (tree, node) => {
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
