import { describeConnectorDisconnect } from '../../../src/index.js';
import { eventKey } from '../chart/parts.js';
import { type Path, plainContext } from '../paths/graph.js';
import type { CyclrRecord } from '../world/record.js';
import { shown } from '../world/shown.js';
import type { Seen } from '../world/walk.js';
import { type DisconnectStage, disconnectButtons } from './causes.js';
import type { DisconnectScene } from './scenes.js';

/** What the model says is to be seen after each step. */
export const expectedOfDisconnecting = (
  path: Path<DisconnectScene, DisconnectStage>,
  record: CyclrRecord,
): readonly Seen[] => {
  let stands = record;
  return path.map(({ happening, after }) => {
    if (eventKey(happening?.event.type ?? '') === 'done disconnect') {
      const { connector, connectors } = stands;
      stands = after.context.remove
        ? { ...stands, connector: undefined, connectors: connectors - 1 }
        : {
            ...stands,
            connector: connector && { ...connector, authenticated: false, authValue: null },
          };
    }
    return {
      view: shown(describeConnectorDisconnect(after)),
      record: stands,
      value: after.value,
      context: plainContext(after.context),
      offers: disconnectButtons.filter(
        (button) => after.status === 'active' && after.can({ type: button }),
      ),
    };
  });
};
