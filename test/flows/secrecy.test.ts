import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { createServices, describeConnectorAuth, Secret } from '../../src/index.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const canary = {
  key: 'canary-key-1f9d',
  password: 'canary-password-77c2',
  property: 'canary-property-90ab',
  clientSecret: 'canary-client-secret-3e21',
};
const forms = Object.values(canary).flatMap((value) => [
  value,
  Buffer.from(value).toString('base64'),
  Buffer.from(`agent@example.com:${value}`).toString('base64'),
  encodeURIComponent(value),
]);

/** Runs the chart with everything that can be seen of it recorded, answering with canaries. */
const recorded = async (sandbox: Sandbox, accountConnectorId: number, clientSecret?: string) => {
  const seen: string[] = [];
  const look = (thing: unknown) =>
    seen.push(JSON.stringify(thing) ?? '', inspect(thing, { depth: 6 }));
  const api = clientOf(sandbox, clientSecret === undefined ? {} : { clientSecret });
  look(api);
  const actor = createActor(connectorAuthMachine.provide({ actors: createServices(api) }), {
    input: { accountConnectorId },
    inspect: ({ actorRef: _, ...event }) => {
      seen.push(
        inspect('event' in event ? event.event : event.type, { depth: 6 }),
        'snapshot' in event ? JSON.stringify(event.snapshot) : '',
      );
    },
  });
  const asked = new Set<string>();
  await new Promise<void>((resolve) => {
    actor.subscribe({
      next: (snapshot) => {
        look(snapshot.toJSON());
        look(snapshot.context);
        look(actor.getPersistedSnapshot());
        const view = describeConnectorAuth(snapshot);
        look(view);
        const again = asked.has(view.step);
        asked.add(view.step);
        queueMicrotask(() => {
          if (again && view.step !== 'saving' && view.step !== 'loading') {
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
          } else if (view.step === 'failed') actor.send({ type: 'cancel' });
        });
      },
      complete: resolve,
    });
    actor.start();
  });
  look(sandbox.requests());
  look(sandbox.connectors());
  return seen.join('\n');
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
            body: { Message: `No: ${forms.join(' ')}` },
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
      for (const id of [1001, 1002, 1003]) {
        const own = {
          1001: [canary.key],
          1002: [canary.key, canary.property],
          1003: [
            canary.password,
            Buffer.from(`agent@example.com:${canary.password}`).toString('base64'),
          ],
        }[id];
        const seen = await recorded(sandbox, id);
        for (const value of own ?? []) {
          // What this flow sent; a server that echoes somebody else's secrets is beyond anyone's reach.
          assert.not.match(seen, value);
        }
      }
    }, options),
  );
}

test(
  'the client secret is nowhere to be seen, accepted or refused',
  withSandbox(async (sandbox) => {
    assert.not.match(await recorded(sandbox, 1001, canary.clientSecret), canary.clientSecret);
    assert.not.match(await recorded(sandbox, 1001), sandbox.clientSecret);
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
