import { describeConnectorAuth } from '../../../src/index.js';
import { type Path, plainContext } from '../paths/graph.js';
import type { CyclrRecord } from '../world/record.js';
import { shown } from '../world/shown.js';
import type { Seen } from '../world/walk.js';
import { offeredIn } from './offered.js';
import { recordAfter } from './record-after.js';
import { saidAfter, unsaid } from './said.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

/**
 * What the model says is to be seen after each step; `record` is Cyclr's before the flow begins.
 */
export const expectedIn =
  (scene: ConnectorScene) =>
  (path: Path<ConnectorScene, ConnectorStage>, record: CyclrRecord): readonly Seen[] => {
    let stands = record;
    let said = unsaid(scene);
    return path.map((step) => {
      said = saidAfter(said, step);
      stands = recordAfter(stands, step, said, scene);
      return {
        view: shown(describeConnectorAuth(step.after)),
        record: stands,
        value: step.after.value,
        context: plainContext(step.after.context),
        offers: offeredIn(step.after),
      };
    });
  };
