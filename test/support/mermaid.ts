import type { AnyStateMachine, AnyStateNode } from 'xstate';

type Transition = NonNullable<AnyStateNode['always']>[number];

/** A name in a diagram; in a state's id of its own, any sign may stand. */
const nameOf = ({ path, key }: AnyStateNode): string =>
  (path.join('_') || key).replace(/[^\w]/g, '_');

const memberOf = (value: unknown, name: string): unknown =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;

/** A guard in words: by name, by name and what it is told, or combined of others. */
const guardText = (guard: unknown): string => {
  if (typeof guard === 'string') return guard;
  const [type, params] = [
    memberOf(guard, 'type') ?? memberOf(guard, 'name'),
    memberOf(guard, 'params'),
  ];
  const guards: unknown = memberOf(guard, 'guards') ?? memberOf(params, 'guards');
  if (Array.isArray(guards)) {
    const inner = guards.map(guardText);
    return type === 'not' ? `not ${inner[0]}` : inner.join(` ${type} `);
  }
  return typeof params === 'string' ? `${type} ${params}` : String(type);
};

const eventText = (event: string): string => {
  if (event === '') return 'always';
  const actor = /^xstate\.(done|error)\.actor\.(.+)$/.exec(event);
  if (actor) return `${actor[2]} ${actor[1] === 'done' ? 'done' : 'failed'}`;
  const snapshot = /^xstate\.snapshot\.(.+)$/.exec(event);
  if (snapshot) return `${snapshot[1]} changed`;
  if (event.startsWith('xstate.done.state.')) return 'done';
  const after = /^xstate\.after\.([^.]+)\./.exec(event);
  return after ? `after ${after[1]}` : event;
};

interface Lead {
  readonly target: AnyStateNode;
  readonly label: string;
}

const leadsOf = (node: AnyStateNode): readonly Lead[] =>
  [...node.transitions.entries(), ['', node.always ?? []] as const].flatMap(
    ([event, transitions]: readonly [string, readonly Transition[]]) =>
      transitions.flatMap(({ target, guard }) =>
        (target ?? []).map((to) => ({
          target: to,
          label: `${eventText(event)}${guard === undefined ? '' : ` [${guardText(guard)}]`}`,
        })),
      ),
  );

/** All that leads from one state to another is one line: of several, a diagram shows only the last one's words. */
const edges = (node: AnyStateNode): readonly string[] => {
  const labels = new Map<AnyStateNode, Set<string>>();
  for (const { target, label } of leadsOf(node)) {
    labels.set(target, (labels.get(target) ?? new Set()).add(label));
  }
  return [
    ...[...labels].map(
      ([target, told]) => `  ${nameOf(node)} --> ${nameOf(target)} : ${[...told].join('<br>')}`,
    ),
    ...Object.values(node.states).flatMap(edges),
  ];
};

/** What is inside a state: its states, where it begins and where it ends. */
const inside = (node: AnyStateNode, indent: string): readonly string[] => {
  const children = Object.values(node.states);
  const initial = node.type === 'compound' ? node.initial.target[0] : undefined;
  return [
    ...(initial ? [`${indent}[*] --> ${nameOf(initial)}`] : []),
    ...children.flatMap((child, index) => [
      ...(node.type === 'parallel' && index > 0 ? [`${indent}--`] : []),
      ...state(child, indent),
    ]),
    ...children
      .filter(({ type }) => type === 'final')
      .map((child) => `${indent}${nameOf(child)} --> [*]`),
  ];
};

const state = (node: AnyStateNode, indent: string): readonly string[] => {
  const title = node.type === 'history' ? 'H' : node.key;
  const own = `${indent}state "${title}" as ${nameOf(node)}`;
  return Object.keys(node.states).length === 0
    ? [own]
    : [`${own} {`, ...inside(node, `${indent}  `), `${indent}}`];
};

/** The chart of a machine as a Mermaid state diagram, but for what leads out of every state. */
export const mermaidOf = ({ root }: AnyStateMachine): string =>
  [
    'stateDiagram-v2',
    // Regions are known within a state alone.
    ...(root.type === 'parallel' ? state(root, '  ') : inside(root, '  ')),
    ...Object.values(root.states).flatMap(edges),
  ].join('\n');

/** What leads out of every state, in a line each: drawn, it would hide the rest. */
export const everywhere = ({ root }: AnyStateMachine): readonly string[] =>
  leadsOf(root).map(({ target, label }) => `\`${label}\` → \`${target.path.join('.')}\``);
