import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../machines/index.js';
import { authErrorCodes } from '../src/domain/auth-error.js';
import { mermaidOf } from './support/mermaid.js';

const readme = new URL('../README.md', import.meta.url);
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

test('the README has every error code', async () => {
  const text = await readFile(readme, 'utf8');
  for (const code of authErrorCodes) assert.match(text, `| \`${code}\` |`);
});

test.run();
