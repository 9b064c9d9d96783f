import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../../machines/index.js';
import { browserSuite } from '../support/chromium.js';
import { coverageOf, goalsOf } from './chart/coverage.js';
import { expectedAlong } from './connector/expected.js';
import { connectorGraph } from './connector/model.js';
import { pageStage } from './connector/page-stage.js';
import { sceneIn } from './connector/scene-in.js';
import { type ConnectorScene, type Setting, settings } from './connector/scenes.js';
import { seed } from './connector/seed.js';
import type { ConnectorStage } from './connector/stage.js';
import { coveringPaths } from './paths/choose.js';
import type { Path } from './paths/graph.js';
import { startGatedHost } from './world/gated-host.js';
import { recordIn } from './world/record.js';
import { tally } from './world/tally.js';
import { walk } from './world/walk.js';

/** Tokens are for hosts: no page has any. The other steps the element does not show yet. */
const notOfThePage = /oauth\.saving|tokens\.submit|\binstall\b|\.install\.|verifying/;
const isShown = ({ input }: Setting): boolean => !input.install && !input.verify;

/** Of a page, every state and transition; guards are asked both ways over HTTP. */
const isOfThePage = (goal: string): boolean =>
  /^(state|transition) /.test(goal) && !notOfThePage.test(goal);

browserSuite('the element goes where the chart of a connector goes', (test) => {
  test('along paths that take every transition of it', async ({ browser }) => {
    const host = await startGatedHost(seed);
    const coverage = coverageOf(connectorAuthMachine);
    const count = tally();
    try {
      const scenes = new Map<Path<ConnectorScene, ConnectorStage>, ConnectorScene>();
      for (const setting of settings.filter(isShown)) {
        const scene = await sceneIn(host.sandbox, setting, 'element', host.way);
        for (const path of (await connectorGraph(scene)).paths) scenes.set(path, scene);
      }
      const paths = coveringPaths([...scenes.keys()], ({ goals }) => goals.filter(isOfThePage));
      for (const path of paths) {
        const scene = scenes.get(path);
        if (!scene) continue;
        const stage = await pageStage(browser, host, scene);
        await walk(path, stage, expectedAlong(path, recordIn(host.sandbox, stage.id)));
        await stage.close();
        for (const { goals } of path) coverage.reach(goals);
        count.path(path.length, host.sandbox.requests().length);
      }
    } finally {
      await host.close();
    }
    const missing = coverage.missing().filter(isOfThePage);
    const beyond = goalsOf(connectorAuthMachine).filter((goal) => notOfThePage.test(goal)).length;
    process.stdout.write(
      `\n  connectorAuth in Chromium: ${coverage.figures()} (${beyond} of them not of the page); ${count.figures()}\n`,
    );
    assert.equal(missing, []);
  });
});
