import { authErrorCodes, stages } from '../../../src/domain/auth-error.js';
import { type Change, type Rule, replaced, takenOut } from './rule.js';
import { calledName, elementsOf, keyOf, namedIn, textOf } from './tree.js';

const kind = 'error mapping';

/** Each label of a `switch`, with what it alone leads to. */
const caseLabels: Rule = (tree, node) => {
  if (node.type !== 'SwitchStatement') return [];
  return node.cases.flatMap(({ test, consequent, start, end }, at): Change[] => {
    if (!test) return [];
    const shared = node.cases[at - 1]?.consequent.length === 0;
    const upTo = shared ? (consequent[0]?.start ?? end) : end;
    return [{ kind, what: `without case ${textOf(tree, test)}`, start, end: upTo, text: '' }];
  });
};

/** Each entry of a table by error code: its status made another, its retryability turned around. */
const tableEntries: Rule = (tree, node) => {
  if (node.type !== 'VariableDeclarator' || node.init?.type !== 'ObjectExpression') return [];
  if (!tree.source.slice(node.id.start, node.id.end).includes('Record<AuthErrorCode')) return [];
  return namedIn(node.init).flatMap(([name, { value }]) => {
    const [, told] = elementsOf(value);
    const turned = told?.type === 'Literal' ? told : value;
    if (turned.type !== 'Literal') return [];
    const text = typeof turned.value === 'boolean' ? String(!turned.value) : '418';
    return [replaced(kind, `${name} as ${text}`, turned, text)];
  });
};

/** Each member of a list that something is looked for in. */
const listMembers: Rule = (tree, node) => {
  if (calledName(node) !== 'includes' || node.type !== 'CallExpression') return [];
  const { callee } = node;
  if (callee.type !== 'MemberExpression') return [];
  const list = callee.object;
  return elementsOf(list).map((element) =>
    takenOut(tree, kind, `without ${textOf(tree, element)} of ${textOf(tree, list)}`, element),
  );
};

/** Each step of a pipe that deals with a failure. */
const mendingSteps: Rule = (tree, node) => {
  if (calledName(node) !== 'pipe' || node.type !== 'CallExpression') return [];
  return node.arguments
    .slice(1)
    .filter((step) => ['orElse', 'mapLeft', 'bimap'].includes(calledName(step) ?? ''))
    .map((step) => takenOut(tree, kind, `without ${textOf(tree, step)}`, step));
};

const others: readonly (readonly [all: readonly string[], one: string, other: string])[] = [
  [authErrorCodes, 'badResponse', 'conflict'],
  [stages, 'install', 'disconnecting'],
];

/** Makes one code or stage another. */
const otherThan = (name: string): string | undefined => {
  const [, one, other] = others.find(([all]) => all.includes(name)) ?? [];
  return name === one ? other : one;
};

const makers = ['authError', 'toAuthError', 'unsupported'];
const compared = ['===', '!=='];

/** Each error code and each stage that an error is given, or is looked at for. */
const words: Rule = (_, node, above) => {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return [];
  const other = otherThan(node.value);
  const parent = above.at(-1);
  if (other === undefined || !parent) return [];
  const isGiven =
    makers.includes(calledName(parent) ?? '') ||
    parent.type === 'ReturnStatement' ||
    parent.type === 'ConditionalExpression' ||
    (parent.type === 'BinaryExpression' && compared.includes(parent.operator)) ||
    (parent.type === 'VariableDeclarator' &&
      parent.id.type === 'Identifier' &&
      parent.id.name === 'stage') ||
    (parent.type === 'Property' &&
      parent.value === node &&
      ['stage', 'params'].includes(keyOf(parent) ?? '')) ||
    above.some(
      (one) =>
        one.type === 'VariableDeclarator' &&
        one.id.type === 'Identifier' &&
        one.id.name === 'stages',
    );
  const where = calledName(parent) ?? keyOf(parent);
  return isGiven
    ? [
        replaced(
          kind,
          `'${other}' for '${node.value}'${where ? ` in ${where}` : ''}`,
          node,
          `'${other}'`,
        ),
      ]
    : [];
};

export const failureRules: readonly Rule[] = [
  caseLabels,
  tableEntries,
  listMembers,
  mendingSteps,
  words,
];
