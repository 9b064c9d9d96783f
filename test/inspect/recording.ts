import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import type { ConnectorApi, OAuthDriver } from '../../src/index.js';
import { createServices, describeConnectorAuth } from '../../src/index.js';
import { fromXState, type InspectEvent, type Inspector } from '../../src/inspect/index.js';
import { canaryAnswer } from '../support/canary-answers.js';

export const events = () => {
  const seen: InspectEvent[] = [];
  return { seen, next: (event: InspectEvent) => void seen.push(event) };
};

/**
 * Runs the chart to its end, answering every question with canaries once and cancelling when it is asked again.
 *
 * @returns the steps it showed and its output
 */
export const walk = async (
  api: ConnectorApi,
  accountConnectorId: number,
  inspect?: Inspector | ((event: InspectEvent) => void),
  oauth?: OAuthDriver,
) => {
  const actor = createActor(
    connectorAuthMachine.provide({ actors: createServices(api, oauth ? { oauth } : {}) }),
    { input: { accountConnectorId }, ...(inspect && { inspect: fromXState(inspect) }) },
  );
  const steps: string[] = [];
  const states: string[] = [];
  const asked = new Set<string>();
  await new Promise<void>((resolve) => {
    actor.subscribe({
      next: (snapshot) => {
        states.push(JSON.stringify(snapshot.value));
        const view = describeConnectorAuth(snapshot);
        steps.push(view.step);
        const again = asked.has(view.step);
        asked.add(view.step);
        queueMicrotask(() => {
          const answer = canaryAnswer(view);
          if (answer) actor.send(again ? { type: 'cancel' } : answer);
        });
      },
      complete: resolve,
    });
    actor.start();
  });
  return { steps, states, output: actor.getSnapshot().output };
};

/** Signs in by following the link, which is told to the test as well. */
export const followingDriver =
  (inner: OAuthDriver, told: (url: string) => void): OAuthDriver =>
  (attempt) =>
    inner({
      ...attempt,
      signal: (said) => {
        attempt.signal(said);
        if (said.type !== 'link') return;
        told(said.url.reveal());
        void signInByFetch(said.url.reveal());
      },
    });

/** Every state in the order in which it was entered, a step at a time. */
export const statesIn = (seen: readonly InspectEvent[], sessionId: string): readonly string[] =>
  seen
    .flatMap((event) =>
      event.sessionId === sessionId && 'snapshot' in event && event.snapshot
        ? JSON.stringify(event.snapshot.value)
        : [],
    )
    .filter((value, index, all) => value !== all[index - 1]);
