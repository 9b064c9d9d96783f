import {
  type ConnectorAuthOptions,
  type ConnectorView,
  createConnectorAuth,
} from '../../src/index.js';

type Step = ConnectorView['step'];

/** A running flow of which a test can wait for a step. */
export const flowOf = (options: ConnectorAuthOptions) => {
  const auth = createConnectorAuth(options);
  const until = <Wanted extends Step>(
    step: Wanted,
    fits: (view: ConnectorView) => boolean = () => true,
  ): Promise<Extract<ConnectorView, { step: Wanted }>> =>
    new Promise((resolve, reject) => {
      const isWanted = (view: ConnectorView): view is Extract<ConnectorView, { step: Wanted }> =>
        view.step === step && fits(view);
      let settled = false;
      let unsubscribe: () => void = () => undefined;
      const settle = (end: () => void) => {
        if (settled) return;
        settled = true;
        queueMicrotask(() => unsubscribe());
        end();
      };
      const end = ['authenticated', 'cancelled', 'failed'];
      unsubscribe = auth.subscribe((view) => {
        if (isWanted(view)) settle(() => resolve(view));
        else if (end.includes(view.step)) {
          settle(() => reject(new Error(`Ended in ${JSON.stringify(view)} and not in ${step}.`)));
        }
      });
    });
  return { ...auth, until };
};
