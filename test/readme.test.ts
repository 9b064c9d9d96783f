import { readFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../machines/index.js';
import { authErrorCodes } from '../src/domain/auth-error.js';
import { blockIn, chartBlock, chartsDocument, machines } from './charts/document.js';

const readme = new URL('../README.md', import.meta.url);

test('the chart in the README is the chart of the machine', async () => {
  const text = await readFile(readme, 'utf8');
  assert.is(blockIn(text), chartBlock(connectorAuthMachine), 'run npm run charts');
});

test('the charts in the docs are those of all machines that are exported', async () => {
  const text = await readFile(new URL('../docs/charts.md', import.meta.url), 'utf8');
  assert.is(text, chartsDocument(), 'run npm run charts');
  assert.ok(Object.keys(machines).length >= 3);
  for (const name of Object.keys(machines)) assert.match(text, `## \`${name}\``);
});

test('the README has every error code', async () => {
  const text = await readFile(readme, 'utf8');
  for (const code of authErrorCodes) assert.match(text, `| \`${code}\` |`);
});

test.run();
