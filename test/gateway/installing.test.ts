import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  anOrder,
  gatewayOf,
  overHttp,
  send,
  templateId,
  urlOf,
  withoutStatus,
} from '../support/gateway.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const may = ['install', 'installTemplate'] as const;
const privateApp = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01';
const oauth = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d02';

test(
  'tells the same of every app as Cyclr itself does',
  overHttp(
    async ({ sandbox, api }) => {
      const direct = clientOf(sandbox);
      for (const request of [
        { connector: 201 },
        { connector: 307 },
        { connector: 404 },
        { connector: 'Mailgun' },
        { connector: 'Dynamics CRM Online' },
        { connector: 'Mailgun', version: '2.1' },
        { connector: 'Mailgun', version: '9' },
        { connector: 999 },
        { connector: 'Nothing' },
      ]) {
        assert.equal(
          await api.fetchInstallable(request)(),
          withoutStatus(await direct.fetchInstallable(request)()),
        );
      }
    },
    { may },
  ),
);

test(
  'a name that is a path is no name',
  overHttp(
    async ({ sandbox, api }) => {
      for (const request of [
        { connector: '' },
        { connector: '..' },
        { connector: '.' },
        { connector: ' ' },
        { connector: 'x'.repeat(201) },
        { connector: 'Mailgun', version: '..' },
        { connector: '../account/connectors' },
        { connector: '..\\account' },
      ]) {
        const result = await api.fetchInstallable(request)();
        assert.is(isLeft(result) && result.left.code, 'invalidInput');
      }
      assert.equal(sandbox.requests(), []);
    },
    { may },
  ),
);

test(
  'installs once, as it was ordered, and tells the host',
  overHttp(
    async ({ sandbox, api, told }) => {
      const order = {
        releaseId: 307,
        name: 'Ours & theirs / 1',
        description: 'Für uns',
        authenticationId: privateApp,
      };
      const installed = await api.installConnector(order, { known: [] })();
      assert.ok(isRight(installed));
      if (isLeft(installed)) return;
      const { id, name, description, authMethod } = installed.right;
      assert.equal([name, description, authMethod.kind], [order.name, order.description, 'apiKey']);
      assert.equal(told, [id]);
      assert.is(sandbox.connectors().filter((one) => one.name === order.name).length, 1);
      const again = await api.installConnector(order, { known: [] })();
      assert.is(isLeft(again) && again.left.code, 'nameInUse');
      assert.is(
        isLeft(again) && again.left.message,
        `Account connector name '${order.name}' is in use.`,
      );
      const settled = await api.installConnector(order, { known: [], lookFirst: true })();
      assert.is(isRight(settled) && settled.right.id, id);
      assert.is(sandbox.connectors().filter((one) => one.name === order.name).length, 1);
    },
    { may },
  ),
);

test(
  'a connector is read by the method it was installed with',
  overHttp(async ({ sandbox, api }) => {
    sandbox.setUnknowns({ topLevelAuthType: 'release' });
    for (const [authenticationId, kind] of [
      [privateApp, 'apiKey'],
      [oauth, 'oauth'],
    ] as const) {
      const fetched = await api.fetchConnector(1013, { authenticationId })();
      assert.is(isRight(fetched) && fetched.right.authMethod.kind, kind);
    }
    const before = sandbox.requests().length;
    const wrong = await api.fetchConnector(1013, { authenticationId: '../1001' })();
    assert.is(isLeft(wrong) && wrong.left.code, 'invalidInput');
    assert.is(sandbox.requests().length, before);
  }),
);

test(
  'the host is told before the page, and what it cannot record it may be told again',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const seen: string[] = [];
    let works = false;
    const gateway = gatewayOf(sandbox, {
      authorize: () => ({ accountId, username, may }),
      onInstalled: async (id, request) => {
        await Promise.resolve();
        seen.push(`${id} ${request.headers.get('cookie')} ${await request.text()}`);
        if (!works) throw new Error('the database is down: password hunter2');
      },
    });
    const install = (more: object) =>
      gateway(
        send('POST', '/connectors', anOrder('Canary', more), {
          'sec-fetch-site': 'same-origin',
          cookie: 'session=1',
        }),
      );
    const failed = await install({});
    assert.is(failed.status, 500);
    const text = await failed.text();
    assert.match(text, '"code":"server"');
    assert.not.match(text, /hunter2|database/);
    works = true;
    assert.is((await install({ lookFirst: true })).status, 200);
    const id = sandbox.connectors().find(({ name }) => name === 'Canary')?.id;
    assert.equal(seen, [`${id} session=1 `, `${id} session=1 `]);
  }),
);

test(
  'a page that goes away does not keep the host from being told',
  withSandbox(async (sandbox) => {
    const { accountId, username, apiUrl, serviceUrl, clientId, clientSecret } = sandbox;
    const leaving = new AbortController();
    const told: number[] = [];
    const gateway = gatewayOf(sandbox, {
      cyclr: {
        ...{ apiUrl, serviceUrl, clientId, clientSecret, retry: { delay: 0 } },
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          if (urlOf(input).endsWith('/install')) leaving.abort();
          return answer;
        },
      },
      authorize: () => ({ accountId, username, may }),
      onInstalled: (id) => {
        told.push(id);
      },
    });
    await gateway(
      new Request(send('POST', '/connectors', anOrder('Canary')), { signal: leaving.signal }),
    );
    const id = sandbox.connectors().find(({ name }) => name === 'Canary')?.id;
    assert.ok(leaving.signal.aborted);
    assert.equal(told, [id]);
  }),
);

test(
  'one that goes away before anything is installed has nothing installed',
  withSandbox(async (sandbox) => {
    const { accountId, username, apiUrl, serviceUrl, clientId, clientSecret } = sandbox;
    const leaving = new AbortController();
    const gateway = gatewayOf(sandbox, {
      cyclr: {
        ...{ apiUrl, serviceUrl, clientId, clientSecret, retry: { delay: 0 } },
        fetch: async (input, init) => {
          if (new URL(urlOf(input)).pathname.endsWith('/account/connectors')) leaving.abort();
          return fetch(input, init);
        },
      },
      authorize: () => ({ accountId, username, may, connectors: [1001] }),
    });
    const order = send('POST', '/connectors', anOrder('Canary'));
    await gateway(new Request(order, { signal: leaving.signal }));
    assert.ok(leaving.signal.aborted);
    assert.not.ok(sandbox.connectors().some(({ name }) => name === 'Canary'));
  }),
);

test(
  'a template is installed, and says what it needs until it has it',
  overHttp(
    async ({ sandbox, api, told }) => {
      const installed = await api.installTemplate(templateId)();
      assert.ok(isRight(installed));
      if (isLeft(installed)) return;
      const { cycleId, accountConnectorIds } = installed.right;
      assert.equal(accountConnectorIds, [1001, 1002, 1020]);
      assert.equal(told, []);
      assert.equal(
        await api.listUnauthenticated(cycleId)(),
        await clientOf(sandbox).listUnauthenticated(cycleId)(),
      );
      const missing = await api.listUnauthenticated(cycleId)();
      assert.equal(isRight(missing) && missing.right, [1001, 1002]);
    },
    { may },
  ),
);

test(
  'what is no template and no integration is called so',
  overHttp(
    async ({ api }) => {
      const unknown = '7b2e3d4c-0000-4000-8000-00000000ffff';
      const template = await api.installTemplate(unknown)();
      assert.equal(isLeft(template) && [template.left.code, template.left.message], [
        'notFound',
        'Cyclr does not know this template.',
      ]);
      const cycle = await api.listUnauthenticated(unknown)();
      assert.equal(isLeft(cycle) && [cycle.left.code, cycle.left.message], [
        'notFound',
        'Cyclr does not know this integration.',
      ]);
      for (const key of ['..', '.', '', 'a/b', '../connectors', '\ud800', '%2e%2e']) {
        for (const result of [
          await api.installTemplate(key)(),
          await api.listUnauthenticated(key)(),
        ]) {
          assert.is(isLeft(result) && result.left.code, 'notFound', key);
        }
      }
    },
    { may },
  ),
);

for (const [fault, code] of [
  [{ kind: 'drop', when: 'after' }, 'network'],
  [{ kind: 'html', handled: true }, 'badResponse'],
  [{ kind: 'status', status: 500, handled: true }, 'server'],
] as const) {
  test(
    `a template that may have been installed (${code}) is not to be tried again unseen`,
    overHttp(
      async ({ sandbox, api }) => {
        sandbox.addFault({ match: { method: 'POST', path: /\/templates\// }, fault });
        const result = await api.installTemplate(templateId)();
        assert.ok(isLeft(result));
        if (isRight(result)) return;
        assert.equal([result.left.code, result.left.retryable], [code, false]);
        assert.match(result.left.message, 'may have been installed');
        const posts = sandbox.requests().filter(({ path }) => path.includes('/templates/'));
        assert.is(posts.length, 1);
      },
      { may },
    ),
  );
}

test(
  'a template that was not installed for sure may be tried again',
  overHttp(
    async ({ sandbox, api }) => {
      sandbox.addFault({
        match: { method: 'GET', path: '/v1.0/account/connectors' },
        fault: { kind: 'status', status: 503 },
      });
      const result = await api.installTemplate(templateId)();
      assert.equal(isLeft(result) && [result.left.code, result.left.retryable], ['server', true]);
      assert.not.ok(sandbox.requests().some(({ path }) => path.includes('/templates/')));
    },
    { may },
  ),
);

test.run();
