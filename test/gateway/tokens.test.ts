import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createGateway, type GatewayOptions } from '../../src/gateway/index.js';
import { gatewayOf, get, startPath, visiting } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

test(
  'all users of an account share one token, also when they come at once',
  withSandbox(async (sandbox) => {
    const { accountId } = sandbox;
    let asked = 0;
    const gateway = gatewayOf(sandbox, {
      authorize: () => {
        asked += 1;
        return { accountId, username: asked % 2 === 0 ? 'even' : 'odd' };
      },
    });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => gateway(get('/connectors/1001'))),
    );
    assert.ok(answers.every(({ status }) => status === 200));
    const tokens = () => sandbox.requests().filter(({ path }) => path === '/oauth/token').length;
    assert.is(tokens(), 1);
    await gateway(get(startPath(1005), visiting));
    await gateway(get(startPath(1005), visiting));
    assert.is(tokens(), 2, 'and one more for sign-ins');
  }),
);

test('a wrong option is named, and its value is not', () => {
  const right: GatewayOptions = {
    cyclr: {
      region: 'eu',
      clientId: 'id',
      clientSecret: 'canary-secret',
      serviceUrl: 'https://acme-h.eu.cyclr.com',
    },
    authorize: () => undefined,
    secret: 'a gateway secret of at least thirty-two characters',
  };
  assert.type(createGateway(right), 'function');
  for (const [name, wrong] of [
    ['secret', { secret: 'canary-short' }],
    ['basePath', { basePath: 'canary' }],
    ['basePath', { basePath: '/canary/' }],
    ['origins', { origins: ['https://canary.example/'] }],
    ['origins', { origins: ['*'] }],
    ['publicOrigin', { publicOrigin: 'canary.example' }],
    ['serviceUrl', { cyclr: { ...right.cyclr, serviceUrl: 'canary' } }],
  ] as const) {
    try {
      createGateway({ ...right, ...wrong });
      assert.unreachable(`${name} was taken`);
    } catch (error) {
      assert.instance(error, TypeError);
      if (!(error instanceof TypeError)) return;
      assert.match(error.message, name);
      assert.not.match(error.message, 'canary');
    }
  }
});

test.run();
