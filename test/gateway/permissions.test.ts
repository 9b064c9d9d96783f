import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { GatewayOptions, GatewayPermission } from '../../src/gateway/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { gatewayOf, get, permitted, type Rights, send } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const gatewayFor = (sandbox: Sandbox, rights: Rights) => {
  const { accountId, username } = sandbox;
  return gatewayOf(sandbox, { authorize: () => ({ accountId, username, ...rights }) });
};

const all: readonly GatewayPermission[] = [
  'install',
  'installTemplate',
  'verify',
  'deauthenticate',
  'delete',
];

test(
  'nothing is installed, removed, disconnected or called unless the host says so',
  withSandbox(async (sandbox) => {
    const before = sandbox.connectors();
    for (const rights of [{}, { may: [] }, { may: undefined }, { connectors: [1001] }]) {
      const gateway = gatewayFor(sandbox, rights);
      for (const [, request] of permitted(1001)) {
        const answer = await gateway(request);
        assert.is(answer.status, 403);
        assert.match(await answer.text(), '"code":"forbidden"');
      }
    }
    assert.equal(sandbox.connectors(), before);
    assert.equal(sandbox.requests(), []);
  }),
);

test(
  'each permission is for what it says and for nothing else',
  withSandbox(async (sandbox) => {
    for (const permission of all) {
      sandbox.reset();
      const gateway = gatewayFor(sandbox, { may: [permission] });
      for (const [needed, request] of permitted(1003)) {
        const { status } = await gateway(request);
        assert.is(status, needed === permission ? 200 : 403, `${permission}: ${request.url}`);
      }
    }
  }),
);

test(
  'who may not do a thing does not learn from it what exists',
  withSandbox(async (sandbox) => {
    const gateway = gatewayFor(sandbox, { connectors: [1001, 999_999] });
    const answers = new Set<string>();
    for (const id of [1001, 1002, 999_999]) {
      for (const [permission, request] of permitted(id)) {
        if (permission !== 'deauthenticate') continue;
        const answer = await gateway(request);
        answers.add(`${answer.status} ${await answer.text()}`);
      }
    }
    assert.is(answers.size, 1);
    assert.equal(sandbox.requests(), []);
  }),
);

test(
  'a body is not even read of one who may not send it',
  withSandbox(async (sandbox) => {
    const gateway = gatewayFor(sandbox, {});
    assert.is((await gateway(send('POST', '/connectors', 'no JSON'))).status, 403);
    assert.is((await gateway(send('POST', '/connectors/1001/verify', 'no JSON'))).status, 403);
  }),
);

test(
  'a permission that there is not lets nobody in',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const answers: unknown[] = [
      { accountId, username, may: ['install', 'everything'] },
      { accountId, username, may: 'install' },
      { accountId, username, may: { install: true } },
      { accountId, username, may: true },
    ];
    const isAuthorize = (value: unknown): value is GatewayOptions['authorize'] =>
      typeof value === 'function';
    for (const answer of answers) {
      const authorize: unknown = () => answer;
      assert.ok(isAuthorize(authorize));
      if (!isAuthorize(authorize)) return;
      const gateway = gatewayOf(sandbox, { authorize });
      assert.is((await gateway(get('/connectors'))).status, 403);
    }
    assert.equal(sandbox.requests(), []);
  }),
);

test.run();
