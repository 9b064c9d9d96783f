import { type AnyStateMachine, type AnyStateNode, StateMachine } from 'xstate';
import * as exported from '../../machines/index.js';
import { everywhere, mermaidOf } from '../support/mermaid.js';

const isMachine = (value: unknown): value is AnyStateMachine => value instanceof StateMachine;

/** Every machine that the package exports, by the name it has there. */
export const machines: Readonly<Record<string, AnyStateMachine>> = Object.fromEntries(
  Object.entries(exported).flatMap(([name, value]: [string, unknown]) =>
    isMachine(value) ? [[name, value]] : [],
  ),
);

/** The chart of a machine as a block of Markdown. */
export const chartBlock = (machine: AnyStateMachine): string =>
  `\`\`\`mermaid\n${mermaidOf(machine)}\n\`\`\``;

const rowsOf = (node: AnyStateNode): readonly string[] =>
  Object.values(node.states).flatMap((child) => [
    `| \`${child.path.join('.')}\` | ${(child.description ?? '').replaceAll('|', '\\|')} |`,
    ...rowsOf(child),
  ]);

const chapter = ([name, machine]: readonly [string, AnyStateMachine]): string => {
  const { description } = machine.root;
  const leads = everywhere(machine);
  return [
    `## \`${name}\``,
    ...(description === undefined ? [] : [description]),
    ...(leads.length === 0 ? [] : [`Out of every state, and so not drawn: ${leads.join(', ')}.`]),
    chartBlock(machine),
    ['| State | |', '| --- | --- |', ...rowsOf(machine.root)].join('\n'),
  ].join('\n\n');
};

/** `docs/charts.md`: every machine's chart, and what its states are. */
export const chartsDocument = (): string =>
  `${[
    '# Charts',
    'Made from the machines by `npm run charts`. Those who want to see one move: [inspecting.md](inspecting.md).',
    ...Object.entries(machines).map(chapter),
  ].join('\n\n')}\n`;

const block = /```mermaid\n[\s\S]*?\n```/;

/** The chart that a text has now. */
export const blockIn = (text: string): string | undefined => block.exec(text)?.[0];

/** The text with this chart in the place of the one it has. */
export const withChart = (text: string, machine: AnyStateMachine): string =>
  text.replace(block, () => chartBlock(machine));
