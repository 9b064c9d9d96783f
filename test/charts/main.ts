import { readFile, writeFile } from 'node:fs/promises';
import { connectorAuthMachine } from '../../machines/index.js';
import { chartsDocument, withChart } from './document.js';

// Draws the charts of the docs from the machines: `npm run charts`.

const root = new URL('../../', import.meta.url);
const readme = new URL('README.md', root);

await writeFile(new URL('docs/charts.md', root), chartsDocument());
await writeFile(readme, withChart(await readFile(readme, 'utf8'), connectorAuthMachine));
