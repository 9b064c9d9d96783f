import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createGatewayClient } from '../../src/index.js';
import { type Fault, startFaultyHost } from '../../src/sandbox/index.js';

/** The code that a page sees when this happens between it and its gateway. */
const codeOf = async (fault: Fault): Promise<string | undefined> => {
  const host = await startFaultyHost(() => Response.json([]));
  try {
    host.addFault({ match: {}, fault });
    const result = await createGatewayClient({ url: host.url }).listConnectors()();
    return isLeft(result) ? result.left.code : undefined;
  } finally {
    await host.close();
  }
};

test('an answer lost on its way is the network’s fault, and not an answer that cannot be read', async () => {
  for (const when of ['midBody', 'afterBody'] as const) {
    assert.is(await codeOf({ kind: 'drop', when, how: 'reset' }), 'network', when);
  }
  assert.is(await codeOf({ kind: 'truncate' }), 'badResponse');
});

test('a limit in front of the gateway is told of as one', async () => {
  assert.is(await codeOf({ kind: 'status', status: 429 }), 'rateLimited');
});

test.run();
