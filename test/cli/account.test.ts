import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { callerOf } from '../sandbox/caller.js';
import { withSandbox } from '../support/sandboxed.js';
import { cli, environment, lastJson, type Ran } from './command-line.js';

test('an account is taken connector by connector; what nobody answers for is skipped', async () => {
  const input = JSON.stringify({
    1001: { apiKey: 'an example' },
    1003: { properties: { Subdomain: 'acme' }, username: 'agent@example.com', password: 'p' },
  });
  const { code, out } = await cli(
    ['account', '1001', '1004', '1015', '1016', '--sandbox', '--json'],
    { input },
  );
  const outcome = JSON.parse(out);
  assert.is(outcome.status, 'finished');
  assert.equal(
    outcome.connectors.map((each: { accountConnectorId: number; status: string }) => [
      each.accountConnectorId,
      each.status,
    ]),
    [
      [1001, 'authenticated'],
      [1004, 'skipped'],
      [1015, 'notNeeded'],
      [1016, 'skipped'],
    ],
  );
  assert.is(code, 1);
  assert.not.match(out, 'an example');
});

interface AccountJson {
  readonly status: string;
  readonly cycleId?: string;
  readonly unauthenticated?: readonly number[];
  readonly connectors: readonly {
    readonly accountConnectorId: number;
    readonly status: string;
    readonly verified?: string;
  }[];
}

const isOutcome = (value: unknown): value is AccountJson =>
  typeof value === 'object' && value !== null && 'connectors' in value;

const outcomeIn = (ran: Ran): AccountJson => {
  const outcome = lastJson(ran);
  if (!isOutcome(outcome)) throw new Error(`No outcome: ${ran.out}`);
  return outcome;
};

const links = (text: string): readonly string[] =>
  [...text.matchAll(/sign in: (\S+)\n/g)].map(([, url = '']) => url);

test(
  'an account of eight: one skipped and returned to, one denied and left, one deleted meanwhile',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const call = await callerOf(sandbox);
    const ids = [1001, 1002, 1003, 1004, 1005, 1008, 1015, 1020];
    const args = ['account', ...ids.map(String), '--json'];
    const answersFor = (...some: readonly number[]) =>
      JSON.stringify(
        Object.fromEntries(
          some.map((id) => {
            const { oauth: _, ...answers } = sandbox.demoAnswers(id);
            return [id, answers];
          }),
        ),
      );
    const statuses = (ran: Ran) => outcomeIn(ran).connectors.map((each) => each.status);
    const followed: string[] = [];
    const first = await cli(args, {
      env,
      input: answersFor(1002, 1003, 1004, 1005, 1008),
      onOutput: (text, interrupt) => {
        const url = links(text).find((each) => !followed.includes(each));
        if (url === undefined) return;
        followed.push(url);
        if (followed.length === 1) void signInByFetch(url);
        // The second is denied: nobody tells the terminal, so the user leaves.
        else void signInByFetch(url, 'deny').then(interrupt);
      },
    });
    assert.is(first.code, 130, first.err);
    assert.equal(statuses(first), [
      'skipped',
      'authenticated',
      'authenticated',
      'authenticated',
      'toDo',
      'toDo',
      'notNeeded',
      'notNeeded',
    ]);
    const second = await cli(args, {
      env,
      input: answersFor(1001, 1005, 1008),
      onOutput: (text) => {
        const url = links(text).find((each) => !followed.includes(each));
        if (url === undefined) return;
        followed.push(url);
        // It is on the list that is being taken.
        void call('DELETE', '/v1.0/account/connectors/1008').then(() => signInByFetch(url));
      },
    });
    assert.is(second.code, 0, second.err);
    assert.equal(statuses(second), [
      'authenticated',
      'notNeeded',
      'notNeeded',
      'notNeeded',
      'authenticated',
      'removed',
      'notNeeded',
      'notNeeded',
    ]);
    assert.not.ok(sandbox.connectors().some(({ id }) => id === 1008));
    for (const id of [1001, 1002, 1003, 1004, 1005]) {
      assert.ok(sandbox.connectors().find((each) => each.id === id)?.authenticated, `${id}`);
    }
    for (const secret of ['mailgun-demo-key', 'zendesk-demo', sandbox.clientSecret]) {
      assert.not.match(first.out + first.err + second.out + second.err, secret);
    }
  }),
);

test(
  'a template is installed and its connectors are taken in its order, until nothing is left of it',
  withSandbox(async (sandbox) => {
    const followed = new Set<string>();
    const template = '7b2e3d4c-0000-4000-8000-000000000002';
    const args = ['account', '--template', template, '--verify-test', 'Airtable=805'];
    const ran = await cli([...args, '--json'], {
      env: environment(sandbox),
      input: JSON.stringify({
        // By the name of its app, as the id is not known before.
        Airtable: { apiKey: 'airtable-demo-token', properties: { BaseId: 'appSandboxTickets' } },
        1003: sandbox.demoAnswers(1003),
      }),
    });
    const first = outcomeIn(ran);
    assert.is(ran.code, 1, 'nobody answered for Salesforce');
    assert.not.match(ran.out + ran.err, 'demo-token');
    assert.equal(first.unauthenticated, [1005]);
    const id = sandbox.connectors().at(-1)?.id;
    assert.equal(
      first.connectors.map((each) => [each.accountConnectorId, each.status]),
      [
        [id, 'authenticated'],
        [1003, 'authenticated'],
        [1005, 'skipped'],
      ],
    );
    assert.is(first.cycleId, sandbox.cycles()[0]?.id);
    const rest = await cli(['account', '--cycle', first.cycleId ?? ''], {
      env: environment(sandbox),
      input: '{"Salesforce":{}}',
      onOutput: (text) => {
        for (const url of links(text)) {
          if (!followed.has(url)) void signInByFetch(url);
          followed.add(url);
        }
      },
    });
    assert.is(rest.code, 0, rest.err);
    assert.match(rest.out, `Integration ${first.cycleId}\nNo connector of it is left`);
    assert.match(rest.out, /1005 +Salesforce +authenticated +unknown/);
  }),
);

test(
  'a connector whose test is open is told as verified, by its app',
  withSandbox(async (sandbox) => {
    const template = '7b2e3d4c-0000-4000-8000-000000000002';
    const args = ['account', '--template', template, '--verify-test', 'Airtable=805'];
    const ran = await cli(args, {
      env: environment(sandbox),
      input: JSON.stringify({
        Airtable: { apiKey: 'airtable-demo-token', properties: { BaseId: 'appSandboxTickets' } },
      }),
    });
    assert.match(ran.out, /Airtable +authenticated +yes/);
    assert.match(ran.out, 'Left to authenticate: 1003, 1005.');
  }),
);

test(
  'a list that cannot be had is a failure; what cannot be meant is wrong use',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const unknown = await cli(
      ['account', '--cycle', '7b2e3d4c-0000-4000-8000-00000000000f', '--json'],
      { env },
    );
    assert.is(unknown.code, 1);
    assert.match(unknown.out, 'notFound');
    assert.is((await cli(['account', '1001', '--cycle', 'x'], { env })).code, 2);
    assert.is((await cli(['account', '--template', 'x', '--cycle', 'x'], { env })).code, 2);
    assert.is((await cli(['account', '--verify-test', '805'], { env })).code, 2);
    assert.is(
      (await cli(['connect', '1001', '--verify-test', '1', '--verify-lookup', '1'])).code,
      2,
    );
  }),
);

test.run();
