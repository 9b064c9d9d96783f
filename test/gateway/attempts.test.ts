import { createHash } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import {
  attemptId,
  gatewayOf,
  get,
  landingOf,
  origin,
  startPath,
  visiting,
} from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const complete = (signed: string) => get(`/oauth/complete?attempt=${signed}`);

/** What the landing page would tell, and to whom. */
const told = (html: string) => ({
  message: /data-message="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"'),
  page: /data-page="([^"]*)"/.exec(html)?.[1],
});

test(
  'a sign-in leads to Cyclr with a landing page of the gateway, which tells the page that began it',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const started = await gateway(get(startPath(1005), visiting));
    assert.is(started.status, 303);
    const location = new URL(started.headers.get('location') ?? '');
    assert.is(location.origin, sandbox.serviceUrl);
    assert.is(location.searchParams.get('id'), '1005');
    assert.is(started.headers.get('referrer-policy'), 'no-referrer');
    assert.is(started.headers.get('cache-control'), 'no-store');
    const landing = landingOf(started);
    assert.is(`${landing.origin}${landing.pathname}`, `${origin}/cyclr-auth/oauth/complete`);
    assert.not.match(landing.href, sandbox.accountId);
    const page = await gateway(complete(landing.searchParams.get('attempt') ?? ''));
    assert.is(page.status, 200);
    assert.equal(told(await page.text()), {
      message: JSON.stringify({ source: 'cyclr-auth-machine', attempt: attemptId }),
      page: origin,
    });
  }),
);

test(
  'where there is no sign-in page to be had, the page that began it is told why',
  withSandbox(async (sandbox) => {
    sandbox.addFault({
      match: { path: `/v1.0/accounts/${sandbox.accountId}/signintoken` },
      fault: { kind: 'status', status: 403 },
    });
    const page = await gatewayOf(sandbox)(get(startPath(1005), visiting));
    assert.is(page.status, 403);
    assert.equal(told(await page.text()), {
      message: JSON.stringify({
        source: 'cyclr-auth-machine',
        attempt: attemptId,
        error: authError('forbidden', 'authenticating'),
      }),
      page: origin,
    });
  }),
);

test(
  'the landing page runs its own script and nothing else, and posts to one origin',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const started = await gateway(get(startPath(1005), visiting));
    const page = await gateway(complete(landingOf(started).searchParams.get('attempt') ?? ''));
    const html = await page.text();
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const tag of ['script', 'style']) {
      const inline = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(inline).digest('base64');
      assert.ok(policy.includes(`${tag}-src 'sha256-${hash}'`), tag);
    }
    assert.match(policy, "default-src 'none'");
    assert.match(policy, "frame-ancestors 'none'");
    assert.not.match(html, /postMessage\([^)]*'\*'/);
    assert.is(page.headers.get('x-frame-options'), 'DENY');
    assert.is(page.headers.get('cache-control'), 'no-store');
    assert.is(page.headers.get('x-content-type-options'), 'nosniff');
    assert.is(page.headers.get('referrer-policy'), 'no-referrer');
    assert.is(page.headers.get('cross-origin-opener-policy'), null);
  }),
);

test(
  'an attempt that was altered, forged, or is too old tells nobody anything',
  withSandbox(async (sandbox) => {
    let now = 1_000_000;
    const gateway = gatewayOf(sandbox, { clock: () => now });
    const started = await gateway(get(startPath(1005), visiting));
    const signed = landingOf(started).searchParams.get('attempt') ?? '';
    const [payload = '', mac = ''] = signed.split('.');
    const other = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('1005', '1004'),
    ).toString('base64url');
    const flipped = `${mac[0] === 'A' ? 'B' : 'A'}${mac.slice(1)}`;
    for (const bad of [
      `${other}.${mac}`,
      `${payload}.${flipped}`,
      `${payload}.`,
      `.${mac}`,
      payload,
      mac,
      '',
      `${signed}.${mac}`,
      `${signed}%00`,
    ]) {
      const page = await gateway(complete(bad));
      assert.is(page.status, 403);
      assert.equal(told(await page.text()), { message: undefined, page: undefined });
    }
    now += 599_999;
    assert.is((await gateway(complete(signed))).status, 200);
    now += 1;
    assert.is((await gateway(complete(signed))).status, 403);
  }),
);

test(
  'an attempt of another account, of another host or of a connector no longer allowed is refused',
  withSandbox(async (sandbox) => {
    const { username, accountId } = sandbox;
    const gateway = gatewayOf(sandbox);
    const started = await gateway(get(startPath(1005), visiting));
    const signed = landingOf(started).searchParams.get('attempt') ?? '';
    const others = [
      gatewayOf(sandbox, { authorize: () => ({ accountId: 'another', username }) }),
      gatewayOf(sandbox, { secret: 'another gateway secret of thirty-two characters or more' }),
      gatewayOf(sandbox, { authorize: () => ({ accountId, username, connectors: [1004] }) }),
    ];
    for (const other of others) {
      const page = await other(complete(signed));
      assert.is(page.status, 403);
      assert.is(told(await page.text()).message, undefined);
    }
    const instance = gatewayOf(sandbox);
    assert.is((await instance(complete(signed))).status, 200, 'another instance of the same host');
  }),
);

test(
  'the browser is sent back to the host’s own pages alone, to the letter',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox, { origins: ['https://app.example'] });
    for (const [returnUrl, expected] of [
      [`${origin}/page?a&b=%20c#part`, `${origin}/page?a&b=%20c&cyclr-attempt=${attemptId}#part`],
      [`${origin}/`, `${origin}/?cyclr-attempt=${attemptId}`],
      ['https://app.example/x', `https://app.example/x?cyclr-attempt=${attemptId}`],
    ] as const) {
      const started = await gateway(get(startPath(1005, { return: returnUrl }), visiting));
      const back = await gateway(complete(landingOf(started).searchParams.get('attempt') ?? ''));
      assert.is(back.status, 303);
      assert.is(back.headers.get('location'), expected);
    }
  }),
);

for (const bad of [
  { return: 'https://evil.example/' },
  { return: `${origin}.evil.example/` },
  { return: 'https://host.example@evil.example/' },
  { return: 'https://user:pw@host.example/' },
  { return: '//host.example/' },
  { return: '/page' },
  { return: 'javascript:alert(1)' },
  { return: 'data:text/html,x' },
  { return: '' },
  { attempt: 'short' },
  { attempt: 'A'.repeat(65) },
  { attempt: 'AAAAAAAAAAAAAAAAAAAAA"<' },
]) {
  test(
    `nothing is minted for ${JSON.stringify(bad)}`,
    withSandbox(async (sandbox) => {
      const answer = await gatewayOf(sandbox)(get(startPath(1005, bad), visiting));
      assert.is(answer.status, 400);
      assert.equal(sandbox.requests(), []);
      assert.is(told(await answer.text()).message, undefined);
    }),
  );
}

test(
  'nothing else in the address has a say in where Cyclr sends the browser',
  withSandbox(async (sandbox) => {
    const smuggled = {
      targetOrigin: 'https://evil.example/',
      returnUrl: 'https://evil.example/',
      accountId: 'another',
      id: '1004',
      token: 'evil',
      callbackMessage: 'evil',
    };
    const gateway = gatewayOf(sandbox);
    const started = await gateway(get(startPath(1005, smuggled), visiting));
    const location = started.headers.get('location') ?? '';
    assert.not.match(location, 'evil');
    assert.equal([...new URL(location).searchParams.keys()], ['id', 'token', 'targetOrigin']);
    assert.is(new URL(location).searchParams.get('id'), '1005');
  }),
);

test.run();
