import type { Node } from 'oxc-parser';
import { type Change, type Rule, replaced, takenOut } from './rule.js';
import { calledName, elementsOf, keyOf, lastNameOf, namedIn, type Tree, textOf } from './tree.js';

/** A part of a chart, not of what `setup` is told. */
const isInChart = (above: readonly Node[]): boolean =>
  !above.some(
    (node, at) => calledName(node) === 'setup' && above[at + 1]?.type === 'ObjectExpression',
  );

/** The members of a list that has more than one, or else the property itself. */
const each = (
  tree: Tree,
  property: Node & { readonly value: Node },
  change: (node: Node, which: string) => Change,
): readonly Change[] => {
  const members = elementsOf(property.value);
  return members.length > 1
    ? members.map((member, at) => change(member, `[${at}] ${textOf(tree, member)}`))
    : [change(property, '')];
};

/** Each candidate of each event. */
const transitions: Rule = (tree, node, above) => {
  if (node.type !== 'Property' || !isInChart(above)) return [];
  const key = keyOf(node) ?? '';
  const isEvent =
    ['on', 'after'].includes(keyOf(above.at(-2)) ?? '') ||
    ['always', 'onDone', 'onError', 'onSnapshot'].includes(key);
  const members = elementsOf(node.value);
  if (!isEvent) {
    return key === 'reenter' ? [takenOut(tree, 'transition', 'reenter removed', node)] : [];
  }
  return members.length > 0
    ? members.map((member, at) =>
        takenOut(tree, 'transition', `${key}[${at}] transition removed`, member),
      )
    : [takenOut(tree, 'transition', `${key} transition removed`, node)];
};

/** Each guard where it is used, and each member of one that is put together. */
const guardsInUse: Rule = (tree, node, above) => {
  if (keyOf(node) !== 'guard' || node.type !== 'Property' || !isInChart(above)) return [];
  const { value } = node;
  return [
    takenOut(tree, 'guard', 'without guard', node),
    ...(value.type === 'ArrowFunctionExpression'
      ? [replaced('guard', 'guard always false', value, '() => false')]
      : []),
    ...elementsOf(value.type === 'CallExpression' ? value.arguments[0] : undefined).map((member) =>
      takenOut(tree, 'guard', `guard without ${textOf(tree, member)}`, member),
    ),
  ];
};

/** Each guard that a machine is set up with, as one that always says yes, and as one that always says no. */
const guards: Rule = (_, node) => {
  if (node.type !== 'CallExpression' || lastNameOf(node.callee) !== 'setup') return [];
  const [parts] = node.arguments;
  if (parts?.type !== 'ObjectExpression') return [];
  const given = namedIn(parts).find(([name]) => name === 'guards')?.[1].value;
  if (given?.type !== 'ObjectExpression') return [];
  return namedIn(given).flatMap(([name, { value }]) =>
    ['true', 'false'].map((answer) =>
      replaced('guard', `guard ${name} always ${answer}`, value, `() => ${answer}`),
    ),
  );
};

/** Each action of a transition, of a way in and of a way out. */
const actions: Rule = (tree, node, above) => {
  const key = keyOf(node) ?? '';
  if (node.type !== 'Property' || !['actions', 'entry', 'exit'].includes(key)) return [];
  return isInChart(above)
    ? each(tree, node, (member, which) =>
        takenOut(tree, 'action', `without ${key}${which}`, member),
      )
    : [];
};

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

export const chartRules: readonly Rule[] = [transitions, guardsInUse, guards, actions, delays];
