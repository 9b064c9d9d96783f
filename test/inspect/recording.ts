import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import type { ConnectorApi, OAuthDriver } from '../../src/index.js';
import { createServices, describeConnectorAuth, Secret } from '../../src/index.js';
import { fromXState, type InspectEvent, type Inspector } from '../../src/inspect/index.js';

export const canary = {
  key: 'canary-key-1f9d',
  password: 'canary-password-77c2',
  property: 'canary-property-90ab',
  clientSecret: 'canary-client-secret-3e21',
};

/** What a canary may look like by the time it shows. */
export const formsOf = (value: string): readonly string[] => [
  value,
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(`agent@example.com:${value}`).toString('base64').replace(/=+$/, ''),
  encodeURIComponent(value),
];

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
          if (again && view.step !== 'saving' && view.step !== 'loading' && view.step !== 'oauth') {
            actor.send({ type: 'cancel' });
          } else if (view.step === 'properties') {
            actor.send({
              type: 'properties.submit',
              values: Object.fromEntries(
                view.fields.map(({ name, sensitive }) => [
                  name,
                  sensitive ? Secret.of(canary.property) : 'plain',
                ]),
              ),
            });
          } else if (view.step === 'apiKey') {
            actor.send({ type: 'apiKey.submit', key: Secret.of(canary.key) });
          } else if (view.step === 'basic') {
            actor.send({
              type: 'basic.submit',
              username: 'agent@example.com',
              password: Secret.of(canary.password),
            });
          } else if (view.step === 'oauth' && view.phase === 'ready') {
            actor.send({ type: again ? 'cancel' : 'oauth.start' });
          } else if (view.step === 'failed') actor.send({ type: 'cancel' });
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
