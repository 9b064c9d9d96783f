import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorAuthCommand } from '../../machines/connector-auth.types.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';
import { linkDriver } from '../oauth/link.js';
import type { DemoAnswers, Sandbox } from '../sandbox/index.js';
import { createServices } from '../services/index.js';
import type { ConnectorView } from '../view/connector-view.js';
import { describeConnectorAuth } from '../view/describe-connector-auth.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { signInByFetch } from './fetch-browser.js';
import type { LandingServer } from './landing.js';
import { type Output, table } from './output.js';
import { clientOfSandbox } from './sandbox-client.js';

/** `{ authenticating: { apiKey: 'entering' } }` as `authenticating.apiKey.entering`. */
const pathOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([state, inner]) => [state, pathOf(inner)].filter(Boolean).join('.'))
        .join(' + ')
    : String(value);

/** What a willing user does next; nothing where the flow waits by itself. */
const nextMove = (view: ConnectorView, answers: DemoAnswers): ConnectorAuthCommand | undefined => {
  switch (view.step) {
    case 'properties':
      return {
        type: 'properties.submit',
        values: Object.fromEntries(
          Object.entries(answers.properties).map(([name, value]) => [name, Secret.of(value)]),
        ),
      };
    case 'apiKey':
      return { type: 'apiKey.submit', key: Secret.of(answers.apiKey ?? '') };
    case 'basic':
      return {
        type: 'basic.submit',
        username: answers.username ?? '',
        password: Secret.of(answers.password ?? ''),
      };
    case 'oauth':
      return view.phase === 'ready' ? { type: 'oauth.start' } : undefined;
    case 'failed':
      return { type: 'cancel' };
    default:
      return undefined;
  }
};

interface Walk {
  readonly result: string;
  readonly verified: string;
}

/** Takes one connector through the chart, telling each state as it is entered. */
const walk = (
  api: ConnectorApi,
  accountConnectorId: number,
  answers: DemoAnswers,
  landing: LandingServer,
  onState: (state: string) => void,
): Promise<Walk> =>
  new Promise((resolve) => {
    let asked: ConnectorView['step'] | undefined;
    let repeated = false;
    let followed: string | undefined;
    let result: Walk = { result: 'cancelled', verified: '' };
    const services = createServices(api, { oauth: linkDriver(landing) });
    const actor = createActor(connectorAuthMachine.provide({ actors: services }), {
      input: { accountConnectorId },
      // Microsteps tell of transient states too, in which no snapshot ever rests.
      inspect: (event) => {
        if (event.type !== '@xstate.microstep' || event.actorRef.sessionId !== event.rootId) return;
        if ('value' in event.snapshot) onState(pathOf(event.snapshot.value));
      },
    });
    actor.subscribe({
      next: (snapshot) => {
        const view = describeConnectorAuth(snapshot);
        if (view.step === 'authenticated') {
          result = { result: 'authenticated', verified: view.verified };
        }
        if (view.step === 'failed') result = { result: view.error.code, verified: '' };
        if (view.step === 'oauth' && view.url !== undefined && view.url !== followed) {
          followed = view.url;
          void signInByFetch(view.url).catch(() => actor.send({ type: 'cancel' }));
        }
        const move = nextMove(view, answers);
        if (!move) return;
        // Asked the same again: the answer was not accepted, and the demo has no other.
        repeated = asked === view.step && view.step !== 'failed';
        asked = view.step;
        if (repeated) result = { result: 'rejected', verified: '' };
        queueMicrotask(() => actor.send(repeated ? { type: 'cancel' } : move));
      },
      complete: () => resolve(result),
      error: () => resolve({ result: 'error', verified: '' }),
    });
    onState(pathOf(actor.getSnapshot().value));
    actor.start();
  });

const acceptable = ['authenticated', 'unsupportedAuthType'];

/**
 * Takes every connector of the sandbox's account through the machine and tells how it went.
 *
 * @returns `ok` when each ended authenticated or cannot be authenticated here
 */
export const runDemo = async (
  sandbox: Sandbox,
  landing: LandingServer,
  { out }: Output,
): Promise<ExitCode> => {
  const api = clientOfSandbox(sandbox);
  const rows = [['id', 'connector', 'type', 'result', 'verified', 'requests', 'ms']];
  const results: string[] = [];
  for (const { id, name, authType, oauth2Type } of sandbox.connectors()) {
    const type = authType === 'OAuth2' ? `${authType} ${oauth2Type}` : authType;
    out(`\n${id} ${name} (${type})`);
    const [requestsBefore, begin] = [sandbox.requests().length, performance.now()];
    let last = '';
    const { result, verified } = await walk(api, id, sandbox.demoAnswers(id), landing, (state) => {
      if (state !== last) out(`  → ${state}`);
      last = state;
    });
    const requests = sandbox.requests().length - requestsBefore;
    const ms = Math.round(performance.now() - begin);
    results.push(result);
    rows.push([`${id}`, name, type, result, verified, `${requests}`, `${ms}`]);
  }
  out(`\n${table(rows)}`);
  const good = results.filter((result) => acceptable.includes(result)).length;
  out(`\n${good} of ${results.length} connectors ended as they should.`);
  return good === results.length ? exitCodes.ok : exitCodes.failed;
};
