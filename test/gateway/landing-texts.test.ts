import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { LandingTexts } from '../../src/gateway/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { gatewayOf, get, landingOf, startPath, visiting } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const german: LandingTexts = {
  lang: 'de',
  dir: 'ltr',
  signedInTitle: () => 'Angemeldet',
  signedIn: () => 'Sie können dieses Fenster schließen.',
  failedTitle: () => 'Die Anmeldung geht nicht weiter',
  failed: ({ code }) => `Fehler: ${code}`,
  refused: (refusal) => `Verweigert: ${refusal}`,
};

const arabic: Partial<LandingTexts> = { lang: 'ar', dir: 'rtl', signedInTitle: () => 'تم' };

type Gateway = ReturnType<typeof gatewayOf>;

/** The page after a sign-in. */
const landed = async (gateway: Gateway, headers = {}): Promise<Response> => {
  const { pathname, search } = landingOf(await gateway(get(startPath(1005), visiting)));
  return gateway(get(`${pathname.replace('/cyclr-auth', '')}${search}`, headers));
};

const page = async (answer: Response | Promise<Response>) => {
  const { headers, status } = await answer;
  const html = await (await answer).text();
  const [, lang, dir] = /<html lang="([^"]*)" dir="([^"]*)"/.exec(html) ?? [];
  const [, title] = /<title>(.*)<\/title>/.exec(html) ?? [];
  const [, text] = /<p>(.*)<\/p>/.exec(html) ?? [];
  return { status, lang, dir, title, text, html, policy: headers.get('content-security-policy') };
};

const policyOf = async (sandbox: Sandbox) => (await page(landed(gatewayOf(sandbox)))).policy;

test(
  'every page is English, and says so, unless the host has texts of its own',
  withSandbox(async (sandbox) => {
    const { lang, dir, title, text } = await page(landed(gatewayOf(sandbox)));
    assert.equal([lang, dir], ['en', 'ltr']);
    assert.equal([title, text], ['You are signed in', 'You can close this window.']);
  }),
);

test(
  'each page is in the words of the host, under the same policy',
  withSandbox(async (sandbox) => {
    const nobody = gatewayOf(sandbox, { landing: german, authorize: () => undefined });
    const broken = gatewayOf(sandbox, { landing: german, authorize: () => Object('nonsense') });
    const gateway = gatewayOf(sandbox, { landing: german });
    const failed = german.failedTitle();
    for (const [status, title, text, answer] of [
      [200, 'Angemeldet', 'Sie können dieses Fenster schließen.', landed(gateway)],
      [
        400,
        failed,
        'Verweigert: damagedLink',
        gateway(get(startPath(1005, { attempt: '!' }), visiting)),
      ],
      [403, failed, 'Verweigert: foreignOrExpired', gateway(get('/oauth/complete?attempt=x'))],
      [403, failed, 'Verweigert: foreignPage', gateway(get(startPath(1005)))],
      [401, failed, 'Verweigert: notSignedIn', nobody(get(startPath(1005), visiting))],
      [403, failed, 'Verweigert: notAllowed', broken(get(startPath(1005), visiting))],
      [404, failed, 'Fehler: notFound', gateway(get(startPath(999), visiting))],
    ] as const) {
      const said = await page(answer);
      assert.equal([said.status, said.title, said.text], [status, title, text]);
      assert.equal([said.lang, said.dir], ['de', 'ltr']);
      assert.is(said.policy, await policyOf(sandbox));
    }
  }),
);

test(
  'they can be chosen by request, and what is not given stays English',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox, {
      landing: async ({ headers }) => (headers.get('accept-language') === 'ar' ? arabic : {}),
    });
    const { lang, dir, title, text } = await page(landed(gateway, { 'accept-language': 'ar' }));
    assert.equal([lang, dir, title], ['ar', 'rtl', 'تم']);
    assert.is(text, 'You can close this window.');
    assert.is((await page(landed(gateway))).lang, 'en');
  }),
);

test(
  'nothing in them is taken for HTML',
  withSandbox(async (sandbox) => {
    const smuggled = `"><script>alert('x')</script>`;
    const gateway = gatewayOf(sandbox, {
      landing: { lang: smuggled, signedInTitle: () => smuggled, signedIn: () => smuggled },
    });
    const { html, policy } = await page(landed(gateway));
    assert.not.match(html, smuggled);
    assert.is(html.split('<script>').length, 2);
    assert.is(policy, await policyOf(sandbox));
  }),
);

const throws = () => {
  throw new Error('canary');
};

for (const [what, landing] of [
  ['throw', { ...german, signedIn: throws }],
  ['cannot be chosen', throws],
  ['are no texts', { ...german, signedIn: () => Object(1) }],
  ['have no language', { ...german, lang: Object(undefined) }],
] as const) {
  test(
    `texts that ${what} leave the page to the English ones`,
    withSandbox(async (sandbox) => {
      const { status, lang, title, html } = await page(landed(gatewayOf(sandbox, { landing })));
      assert.equal([status, lang, title], [200, 'en', 'You are signed in']);
      assert.match(html, 'data-message=');
      assert.not.match(html, 'canary');
    }),
  );
}

test(
  'texts that are neither an object nor a function are a mistake of the host',
  withSandbox(async (sandbox) => {
    for (const landing of ['de', 1, null]) {
      assert.throws(
        () => gatewayOf(sandbox, { ...JSON.parse(JSON.stringify({ landing })) }),
        /landing must be/,
      );
    }
  }),
);

test.run();
