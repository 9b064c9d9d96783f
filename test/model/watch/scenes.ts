import { createServices } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { deauthenticate } from '../connector/deauthenticate.js';
import { type CyclrSide, signInElsewhere } from '../connector/outcomes.js';
import { type Answerable, type Answers, answersOf } from '../world/answers.js';

export type WatchOutcome = Answerable<CyclrSide>;

export interface WatchScene {
  readonly name: string;
  readonly input: { readonly accountConnectorId: number; readonly authenticatedBefore: boolean };
  readonly answers: Answers<WatchOutcome>;
}

const failing =
  (status: number): WatchOutcome['arrange'] =>
  ({ sandbox }) =>
    void sandbox.addFault({
      match: { server: 'api', path: /account\/connectors\/\d+$/ },
      fault: { kind: 'status', status },
    });

/** Ends a watch, whatever was before. */
export const lastWord: WatchOutcome = {
  name: 'Cyclr has lost the connector',
  service: 'fetchConnector',
  arrange: failing(404),
};

/** Everything a watch has to expect of Cyclr. */
export const watchOutcomes: readonly WatchOutcome[] = [
  { name: 'somebody has signed in', service: 'fetchConnector', arrange: signInElsewhere },
  { name: 'nobody has signed in', service: 'fetchConnector', arrange: deauthenticate },
  { name: 'Cyclr cannot say', service: 'fetchConnector', arrange: failing(503) },
  lastWord,
];

const id = 1005;

/** The connector that is watched, as the tests get hold of it. */
export const watchedIn = (sandbox: Sandbox): CyclrSide => {
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  return { sandbox, id, api, way: api };
};

/** A watch in a sandbox. */
export const watchScenesIn = (sandbox: Sandbox): readonly WatchScene[] =>
  [false, true].map((authenticatedBefore) => {
    const cyclr = watchedIn(sandbox);
    return {
      name: authenticatedBefore ? 'authenticated before' : 'not authenticated before',
      input: { accountConnectorId: id, authenticatedBefore },
      answers: answersOf<CyclrSide, WatchOutcome>({
        cyclr,
        way: cyclr.way,
        services: createServices(cyclr.way),
        restore: () => sandbox.reset(),
        restored: () => undefined,
      }),
    };
  });
