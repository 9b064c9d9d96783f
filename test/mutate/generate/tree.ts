import { type Node, type ObjectExpression, type ObjectProperty, parseSync } from 'oxc-parser';

/** A source file, parsed. */
export interface Tree {
  /** Below the repository, with slashes. */
  readonly file: string;
  readonly source: string;
  readonly program: Node;
}

/** @throws Error when the file does not parse */
export const treeOf = (file: string, source: string): Tree => {
  const { program, errors } = parseSync(file, source, { preserveParens: false });
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  return { file, source, program };
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value;

/** Every node, with those it stands in, the nearest last. */
export const visit = (
  node: Node,
  seen: (node: Node, above: readonly Node[]) => void,
  above: readonly Node[] = [],
): void => {
  seen(node, above);
  const values: unknown[] = Object.values(node);
  for (const child of values.flat().filter(isNode)) visit(child, seen, [...above, node]);
};

/** The text of a node on one line, cut short. */
export const textOf = ({ source }: Tree, { start, end }: Node): string => {
  const text = source.slice(start, end).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** What a property is called, unless that is computed. */
export const keyOf = (node: Node | undefined): string | undefined => {
  if (node?.type !== 'Property' || node.computed) return undefined;
  const { key } = node;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
};

/** The properties of an object that have a name, by it. */
export const namedIn = (
  object: ObjectExpression,
): readonly (readonly [name: string, property: ObjectProperty])[] =>
  object.properties.flatMap((property) => {
    const name = keyOf(property);
    return name === undefined || property.type !== 'Property' ? [] : [[name, property] as const];
  });

/** The last part of a name: `signal` of `request.signal`. */
export const lastNameOf = (node: Node): string | undefined => {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ChainExpression') return lastNameOf(node.expression);
  return node.type === 'MemberExpression' && node.property.type === 'Identifier'
    ? node.property.name
    : undefined;
};

/** The last part of what is called: `orElse` of `TE.orElse(…)`. */
export const calledName = (node: Node | null | undefined): string | undefined => {
  if (node?.type === 'ChainExpression') return calledName(node.expression);
  return node?.type === 'CallExpression' ? lastNameOf(node.callee) : undefined;
};

/** The elements of a list; nothing where it is none. */
export const elementsOf = (node: Node | undefined): readonly Node[] =>
  node?.type === 'ArrayExpression'
    ? node.elements.flatMap((element) => (element ? [element] : []))
    : [];

/** Names the place of a node: the variables, properties and list members that it stands in. */
export const placeOf = (above: readonly Node[]): string =>
  above
    .map((node, at) => {
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') return node.id.name;
      const list = above[at - 1];
      const among =
        list?.type === 'ArrayExpression' && list.elements.length > 1
          ? `[${elementsOf(list).indexOf(node)}]`
          : '';
      const key = keyOf(node);
      return `${among}${key === undefined ? '' : key}`;
    })
    .filter(Boolean)
    .join('.')
    .replaceAll('.[', '[');
