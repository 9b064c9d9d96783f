import { createConnectorDisconnect } from '../../src/index.js';
import type { Pose, Subject } from './subject.js';
import type { Via, World } from './world.js';

/** A user who takes a connector's credentials away, or the connector itself. */
export const disconnectSubject = (
  world: World,
  via: Via,
  accountConnectorId: number,
  remove: boolean,
): Subject => {
  const { scan, inspect } = world.surfaces;
  const flow = createConnectorDisconnect({
    api: world.api(via),
    accountConnectorId,
    remove,
    inspect,
  });
  flow.subscribe((view) => scan.see('view', JSON.stringify(view)));
  const pose = (): Pose => {
    const view = flow.getView();
    switch (view.step) {
      case 'failed':
        return { state: 'failed', at: view.step, error: view.error };
      case 'confirm':
        return { state: 'asks', at: view.step };
      case 'disconnected':
      case 'cancelled':
        return { state: 'ended', at: view.step };
      default:
        return { state: 'busy', at: view.step };
    }
  };
  return {
    pose,
    subscribe: (listener) => flow.subscribe(listener),
    act: async () => flow.confirm(),
    retry: flow.retry,
    back: () => false,
    keptWrong: () => [],
    cancel: flow.cancel,
    done: flow.done.then(({ status }) => status),
  };
};
