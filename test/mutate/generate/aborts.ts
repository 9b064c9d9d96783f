import type { Node } from 'oxc-parser';
import { type Rule, replaced, takenOut } from './rule.js';
import { calledName, elementsOf, lastNameOf, namedIn, type Tree, textOf } from './tree.js';

const kind = 'abort';

/** Each signal and each time limit handed on in an object; a port that happens to be called so is a function. */
const inObjects: Rule = (tree, node, above) => {
  if (node.type !== 'ObjectExpression') return [];
  const call = above.findLast(({ type }) => type === 'CallExpression');
  const where = ` to ${calledName(call) ?? 'a function'}`;
  const signals = namedIn(node)
    .filter(([name]) => name === 'signal' || (name === 'timeout' && call === above.at(-1)))
    .filter(([, { value }]) => value.type !== 'ArrowFunctionExpression')
    .map(([name, property]) => takenOut(tree, kind, `no ${name}${where}`, property));
  const options = node.properties
    .filter((one) => one.type === 'SpreadElement' && lastNameOf(one.argument) === 'options')
    .map((one) => takenOut(tree, kind, `no options${where}`, one));
  return [...signals, ...options];
};

/** Each signal, or the options that hold one, as an argument. */
const asArguments: Rule = (tree, node) => {
  if (node.type !== 'CallExpression') return [];
  return node.arguments.flatMap((argument) => {
    const name = lastNameOf(argument) ?? calledName(argument);
    if (name !== 'signal' && name !== 'options' && name !== 'abortWith') return [];
    const what = `no ${textOf(tree, argument)} to ${calledName(node) ?? 'a function'}`;
    return [replaced(kind, what, argument, name === 'signal' ? 'undefined' : '{}')];
  });
};

/** Each of several signals that end the same work. */
const ofSeveral: Rule = (tree, node) => {
  if (calledName(node) !== 'any' || node.type !== 'CallExpression') return [];
  return elementsOf(node.arguments[0]).map((signal) =>
    takenOut(tree, kind, `any without ${textOf(tree, signal)}`, signal),
  );
};

const endings = [
  'abort',
  'throwIfAborted',
  'addEventListener',
  'removeEventListener',
  'clearTimeout',
  'clearInterval',
  'cancel',
  'close',
  'stop',
  'stopWaiting',
  'stopAttempt',
  'unsubscribe',
  'forget',
];

const isEnding = (node: Node): boolean =>
  endings.includes(calledName(node) ?? '') ||
  (node.type === 'UnaryExpression' && node.operator === 'void' && isEnding(node.argument));

const without = (tree: Tree, node: Node): string => `without ${textOf(tree, node)}`;

/** Each statement that aborts, stops, closes or forgets, or that listens for it; and each function of only that. */
const statements: Rule = (tree, node) => {
  if (node.type === 'ExpressionStatement' && isEnding(node.expression)) {
    return [replaced(kind, without(tree, node.expression), node, ';')];
  }
  return node.type === 'ArrowFunctionExpression' && isEnding(node.body)
    ? [replaced(kind, without(tree, node.body), node.body, 'undefined')]
    : [];
};

/** Each look whether it has been aborted meanwhile. */
const looks: Rule = (tree, node) => {
  if (node.type !== 'MemberExpression' || lastNameOf(node) !== 'aborted') return [];
  return [replaced(kind, `never ${textOf(tree, node)}`, node, 'false')];
};

export const abortRules: readonly Rule[] = [inObjects, asArguments, ofSeveral, statements, looks];
