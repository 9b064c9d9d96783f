import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { holdsNone } from '../support/canaries.js';
import { withSandbox } from '../support/sandboxed.js';
import { cli, environment } from './command-line.js';

test('list tells what there is, for people and for scripts', async () => {
  assert.match((await cli(['list', '--sandbox'])).out, /1002 +Mailgun +apiKey +no +Domain, Region/);
  const rows: unknown = JSON.parse((await cli(['list', '--sandbox', '--json'])).out);
  assert.ok(Array.isArray(rows) && rows.length === 20);
});

test(
  'connect answers from standard input, and shows no secret',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const { code, out, err } = await cli(['connect', '1002', '--json'], {
      env,
      input: JSON.stringify({
        properties: { Domain: 'mg.example.com', Region: 'EU', SigningKey: 'canary-property' },
        apiKey: 'canary-key',
      }),
    });
    assert.is(code, 0, err);
    assert.is(sandbox.readAuthValue(1002), 'canary-key');
    holdsNone('the output', out + err, ['canary', sandbox.clientSecret]);
    const last: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    assert.equal(last, { status: 'authenticated', accountConnectorId: 1002, verified: 'unknown' });
  }),
);

test(
  'connect answers from the environment',
  withSandbox(async (sandbox) => {
    const env = {
      ...environment(sandbox),
      CYCLR_PROPERTIES: '{"Subdomain":"sandbox"}',
      CYCLR_BASIC_USERNAME: 'agent@example.com',
      CYCLR_BASIC_PASSWORD: 'canary-password',
    };
    const { code, out, err } = await cli(['connect', '1003'], { env });
    assert.is(code, 0, err);
    holdsNone('the output', out + err, [env.CYCLR_BASIC_PASSWORD, sandbox.clientSecret]);
  }),
);

test(
  'connect prints the link to sign in with, and notices the return',
  withSandbox(async (sandbox) => {
    let followed = false;
    const { code } = await cli(['connect', '1005'], {
      env: environment(sandbox),
      onOutput: (out) => {
        const url = /sign in: (\S+)\n/.exec(out)?.[1];
        if (url === undefined || followed) return;
        followed = true;
        void signInByFetch(url);
      },
    });
    assert.is(code, 0);
  }),
);

test(
  'Ctrl-C cancels through the machine',
  withSandbox(async (sandbox) => {
    const { code, err } = await cli(['connect', '1005'], {
      env: environment(sandbox),
      onOutput: (out, interrupt) => {
        if (out.includes('sign in:')) interrupt();
      },
    });
    assert.is(code, 130);
    assert.match(err, 'Cancelled.');
  }),
);

test(
  'each way to fail has its exit code',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    assert.is((await cli(['connect', '1001'], { env })).code, 3, 'nothing to answer with');
    assert.is((await cli(['connect', '1016'], { env })).code, 4, 'Kerberos');
    assert.is((await cli(['connect', '9999'], { env })).code, 1, 'unknown connector');
    const wrong = await cli(['list'], { env: { ...env, CYCLR_CLIENT_SECRET: 'canary-secret' } });
    assert.is(wrong.code, 1);
    assert.match(wrong.err, 'invalidClient');
    holdsNone('the output', wrong.err + wrong.out, ['canary-secret']);
    assert.is((await cli(['connect', 'abc'], { env })).code, 2);
    assert.is((await cli(['connect'], { env })).code, 2);
    assert.is((await cli(['demo', '--interactive'])).code, 3);
    const bare = await cli(['list'], { env: { CYCLR_API_URL: '', CYCLR_REGION: '' } });
    assert.is(bare.code, 2);
    assert.match(bare.err, 'CYCLR_API_URL or CYCLR_REGION, CYCLR_CLIENT_ID');
    const help = await cli(['--help']);
    assert.is(help.code, 0);
    assert.match(help.out, '130  cancelled');
  }),
);

test.run();
