import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  fromPage,
  gatewayOf,
  get,
  landingOf,
  send,
  startPath,
  visiting,
} from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const key = { kind: 'apiKey', key: 'k' };

test(
  'no answer may be kept, guessed at, or used by another origin, whatever it says',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const { accountId, username } = sandbox;
    const nobody = gatewayOf(sandbox, { authorize: () => undefined });
    const broken = gatewayOf(sandbox, {
      authorize: () => ({ accountId, username }),
      clock: () => {
        throw new Error('defect');
      },
    });
    for (const [status, answer] of [
      [200, gateway(get('/connectors'))],
      [200, gateway(get('/connectors/1001'))],
      [200, gateway(send('PUT', '/connectors/1001/credentials', key))],
      [200, gateway(send('POST', '/connectors/1002/properties', { changes: [] }))],
      [400, gateway(send('PUT', '/connectors/1001/credentials', {}))],
      [401, nobody(get('/connectors'))],
      [403, gateway(send('PUT', '/connectors/1001/credentials', key, {}))],
      [404, gateway(get('/connectors/999'))],
      [404, gateway(get('/nothing'))],
      [405, gateway(send('PUT', '/connectors/1001', ''))],
      [
        415,
        gateway(
          send('PUT', '/connectors/1001/credentials', key, {
            ...fromPage,
            'content-type': 'text/plain',
          }),
        ),
      ],
      [500, broken(get(startPath(1005), visiting))],
      // Pages.
      [403, gateway(get(startPath(1005)))],
      [401, nobody(get(startPath(1005), visiting))],
      [403, gateway(get('/oauth/complete?attempt=x'))],
      [404, gateway(get(startPath(999), visiting))],
    ] as const) {
      const { headers, status: got } = await answer;
      assert.is(got, status);
      assert.is(headers.get('cache-control'), 'no-store');
      assert.is(headers.get('x-content-type-options'), 'nosniff');
      assert.is(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.is(headers.get('referrer-policy'), 'no-referrer');
      assert.is(headers.get('access-control-allow-origin'), null);
      const type = headers.get('content-type');
      assert.ok(type === 'application/json; charset=utf-8' || type === 'text/html; charset=utf-8');
      if (type === 'text/html; charset=utf-8') {
        assert.match(headers.get('content-security-policy') ?? '', "default-src 'none'");
        assert.is(headers.get('x-frame-options'), 'DENY');
      }
    }
    const redirect = await gateway(get(startPath(1005), visiting));
    assert.is(redirect.headers.get('cache-control'), 'no-store');
    assert.is(redirect.headers.get('referrer-policy'), 'no-referrer');
    const landing = await gateway(get(`/oauth/complete${landingOf(redirect).search}`));
    assert.is(landing.status, 200);
    assert.is(landing.headers.get('referrer-policy'), 'no-referrer');
  }),
);

test(
  'HTML in what Cyclr says is text on the page in the window, and in what that page tells',
  withSandbox(async (sandbox) => {
    const evil = `</p></html>"><script>alert('owned')</script>`;
    sandbox.addFault({
      match: { path: `/v1.0/accounts/${sandbox.accountId}/signintoken` },
      fault: { kind: 'status', status: 400, body: { Message: evil } },
    });
    const page = await gatewayOf(sandbox)(get(startPath(1005), visiting));
    assert.is(page.status, 400);
    const html = await page.text();
    assert.match(html, '&lt;/p&gt;&lt;/html&gt;&quot;&gt;&lt;script&gt;alert(&#39;owned&#39;)');
    assert.is(html.split('<script>').length, 2, 'one script, its own');
    const attribute = /data-message="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.not.match(attribute, /[<>]/);
    const told = attribute
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    assert.is(JSON.parse(told).error.message, evil);
  }),
);

test.run();
