import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { createServices, describeConnectorAuth } from '../../src/index.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { canaryScan } from '../support/canaries.js';
import { canary, canaryAnswer, echoOf } from '../support/canary-answers.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

/** Runs the chart with everything that can be seen of it recorded, answering with canaries. */
const recorded = async (sandbox: Sandbox, accountConnectorId: number, clientSecret?: string) => {
  const scan = canaryScan({});
  const api = clientOf(sandbox, clientSecret === undefined ? {} : { clientSecret });
  scan.see('client', api);
  const actor = createActor(connectorAuthMachine.provide({ actors: createServices(api) }), {
    input: { accountConnectorId },
    inspect: scan.inspection,
  });
  const asked = new Set<string>();
  await new Promise<void>((resolve) => {
    actor.subscribe({
      next: (snapshot) => {
        scan.actor(actor);
        const view = describeConnectorAuth(snapshot);
        scan.see('view', view);
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
  scan.sandbox(sandbox);
  return {
    holdsNone: (secrets: Readonly<Record<string, string>>) => {
      for (const [name, secret] of Object.entries(secrets)) scan.add(name, secret);
      scan.holdsNone('client', 'view', 'inspection', 'snapshot', 'persisted snapshot', 'actor');
      scan.holdsNone('sandbox log', 'sandbox records');
    },
  };
};

const worlds: readonly [string, SandboxOptions][] = [
  ['all goes well', {}],
  ['Cyclr refuses and repeats what it refuses', { unknowns: { authValueCheck: 'reject400' } }],
  ['Cyclr is not content', { unknowns: { authValueCheck: 'unauthenticated' } }],
  [
    'a refusal that echoes everything',
    {
      faults: [
        {
          match: { server: 'api', method: 'PUT' },
          fault: {
            kind: 'body',
            status: 400,
            body: { Message: `No: ${Object.values(canary).map(echoOf).join(' ')}` },
          },
        },
        {
          match: { server: 'api', method: 'POST', path: /\/properties/ },
          fault: {
            kind: 'body',
            status: 400,
            body: { Message: `No: ${canary.property}` },
          },
        },
      ],
    },
  ],
  ['faults on every write', { faults: [{ match: { method: 'PUT' }, fault: { kind: 'html' } }] }],
];

for (const [name, options] of worlds) {
  test(
    `nothing that can be seen holds a secret when ${name}`,
    withSandbox(async (sandbox) => {
      // What each flow sends; a server that echoes somebody else's secrets is beyond anyone's reach.
      for (const [id, own] of [
        [1001, { key: canary.key }],
        [1002, { key: canary.key, property: canary.property }],
        [1003, { password: canary.password }],
      ] as const) {
        (await recorded(sandbox, id)).holdsNone(own);
      }
    }, options),
  );
}

test(
  'the client secret is nowhere to be seen, accepted or refused',
  withSandbox(async (sandbox) => {
    const refused = await recorded(sandbox, 1001, canary.clientSecret);
    refused.holdsNone({ 'client secret': canary.clientSecret });
    const accepted = await recorded(sandbox, 1001);
    accepted.holdsNone({ 'client secret': sandbox.clientSecret });
  }),
);

test(
  'the canaries did go to Cyclr',
  withSandbox(async (sandbox) => {
    await recorded(sandbox, 1002);
    assert.is(sandbox.readAuthValue(1002), canary.key);
    assert.is(sandbox.readProperty(1002, 'SigningKey'), canary.property);
  }),
);

test.run();
