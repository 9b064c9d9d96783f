import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  accountAuthMachine,
  authenticationWatchMachine,
  connectorAuthMachine,
} from '../machines/index.js';
import { authErrorCodes } from '../src/domain/auth-error.js';
import { mermaidOf } from './support/mermaid.js';

const readme = new URL('../README.md', import.meta.url);
/** Every machine of the package. */
const machines = {
  'One connector': connectorAuthMachine,
  'The connectors of an account': accountAuthMachine,
  'Waiting for Cyclr to say that a connector is authenticated': authenticationWatchMachine,
};
const chart = /```mermaid\n[\s\S]*?\n```/;

test('the chart in the README is the chart of the machine', async () => {
  const text = await readFile(readme, 'utf8');
  const drawn = `\`\`\`mermaid\n${mermaidOf(connectorAuthMachine)}\n\`\`\``;
  if (process.env.UPDATE_README)
    await writeFile(
      readme,
      text.replace(chart, () => drawn),
    );
  else assert.is(text.match(chart)?.[0], drawn, 'run UPDATE_README=1 npm test');
});

const charts = new URL('../docs/charts.md', import.meta.url);

test('the charts in the docs are the charts of the machines', async () => {
  const drawn = Object.entries(machines).map(
    ([title, machine]) => `## ${title}\n\n\`\`\`mermaid\n${mermaidOf(machine)}\n\`\`\`\n`,
  );
  const text = [
    '# Charts',
    'Made from the machines by `UPDATE_README=1 npm test`; `cancel` is left out.',
    ...drawn,
  ].join('\n\n');
  if (process.env.UPDATE_README) await writeFile(charts, text);
  else assert.is(await readFile(charts, 'utf8'), text, 'run UPDATE_README=1 npm test');
});

test('the README has every error code', async () => {
  const text = await readFile(readme, 'utf8');
  for (const code of authErrorCodes) assert.match(text, `| \`${code}\` |`);
});

test.run();
