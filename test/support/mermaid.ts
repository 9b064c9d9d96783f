import type { AnyStateMachine, AnyStateNode } from 'xstate';

const nameOf = (node: AnyStateNode): string => node.path.join('_');

const labelOf = (event: string): string | undefined => {
  if (event === '') return 'always';
  const done = /^xstate\.(done|error)\.actor\.(.+)$/.exec(event);
  if (done) return `${done[2]} ${done[1] === 'done' ? 'done' : 'failed'}`;
  const after = /^xstate\.after\.([^.]+)\./.exec(event);
  return after ? `after ${after[1]}` : event;
};

const edges = (node: AnyStateNode): string[] => {
  const own = [...node.transitions.entries(), ['', node.always ?? []] as const].flatMap(
    ([event, transitions]) =>
      transitions.flatMap(({ target }) =>
        (target ?? []).map(
          (to) => `  ${nameOf(node) || '[*]'} --> ${nameOf(to)} : ${labelOf(event)}`,
        ),
      ),
  );
  return [...own, ...Object.values(node.states).flatMap(edges)];
};

const states = (node: AnyStateNode, indent: string): string[] =>
  Object.values(node.states).flatMap((child) => {
    const inner = Object.values(child.states).length > 0;
    if (!inner) return [`${indent}state "${child.key}" as ${nameOf(child)}`];
    const initial = child.initial.target[0];
    return [
      `${indent}state "${child.key}" as ${nameOf(child)} {`,
      ...(initial ? [`${indent}  [*] --> ${nameOf(initial)}`] : []),
      ...states(child, `${indent}  `),
      `${indent}}`,
    ];
  });

/** The chart of a machine as a Mermaid state diagram. `cancel`, which leads out of every state, is left out. */
export const mermaidOf = (machine: AnyStateMachine): string => {
  const { root } = machine;
  const initial = root.initial.target[0];
  const finals = Object.values(root.states).filter(({ type }) => type === 'final');
  return [
    'stateDiagram-v2',
    ...states(root, '  '),
    ...(initial ? [`  [*] --> ${nameOf(initial)}`] : []),
    ...new Set(Object.values(root.states).flatMap(edges)),
    ...finals.map((node) => `  ${nameOf(node)} --> [*]`),
  ].join('\n');
};
