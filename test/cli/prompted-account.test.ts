import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { callerOf } from '../sandbox/caller.js';
import { withSandbox } from '../support/sandboxed.js';
import { keys, type Typist, typing } from './typist.js';

const { enter, ctrlC } = keys;

// Two by key, one by user name, two by OAuth, one password grant, one authenticated already, one utility.
const eight = [1001, 1002, 1003, 1004, 1005, 1008, 1015, 1020];
const account = ['account', ...eight.map(String)];

const choosing = async ({ sees }: Typist, counts: string): Promise<void> => {
  await sees(`${counts}.`);
  await sees('Enter: confirm');
};

/** Answers each of these questions with the sandbox's own answer. */
const fill = async (
  { sees, types }: Typist,
  asked: readonly (readonly [question: string, answer: string | undefined])[],
): Promise<void> => {
  for (const [question, answer = ''] of asked) {
    await sees(`◆  ${question}`);
    types(answer, enter);
  }
};

const link = async (person: Typist): Promise<string> => {
  await person.sees('Enter: confirm');
  await person.picks('Show the link');
  await person.sees('http');
  const rest = await person.sees('\n');
  await person.sees('Waiting until you have signed in');
  return `http${rest}`;
};

const statuses = (screen: string) =>
  [
    ...screen
      .slice(screen.lastIndexOf('id    connector'))
      .matchAll(/^(\d{4}) {2}\S.*? {2,}(\S.*)$/gm),
  ].map(([, id, status = '']) => [Number(id), status.trim().replace(/ {2,}.*/, '')]);

const mailgun = (sandbox: Sandbox) => {
  const { properties, apiKey } = sandbox.demoAnswers(1002);
  return [
    ['Sending domain', properties.Domain],
    ['Region', ''],
    ['Webhook signing key', properties.SigningKey],
    ['Default sender', ''],
    ['API key', apiKey],
  ] as const;
};

test(
  'an account of eight: one skipped and returned to, one denied and retried, one removed meanwhile, begun again in the middle',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answers = (id: number) => sandbox.demoAnswers(id);
    const first = await typing(sandbox, account, async (person) => {
      const { sees, types, picks } = person;
      await choosing(person, '0 of 6 connectors are authenticated');
      await picks('Take one after another');
      await sees('1001 Pipedrive (0 of 6 authenticated)');
      await sees('API key');
      types(ctrlC);
      await choosing(person, '0 of 6 connectors are authenticated');
      await picks('Skip Pipedrive');
      await sees('Pipedrive: skipped');
      await sees('1002 Mailgun');
      await fill(person, mailgun(sandbox));
      await sees('Mailgun: authenticated (verified: unknown)');
      await sees('1003 Zendesk (1 of 6 authenticated)');
      // The next one is removed meanwhile.
      assert.is((await call('DELETE', '/v1.0/account/connectors/1004')).status, 200);
      await fill(person, [
        ['Subdomain', answers(1003).properties.Subdomain],
        ['User name', answers(1003).username],
        ['Password', answers(1003).password],
      ]);
      await sees('Trello: removed');
      await sees('1005 Salesforce');
      await signInByFetch(await link(person), 'deny');
      types('n');
      await sees('http');
      const again = `http${await sees('\n')}`;
      await sees('Waiting until');
      await signInByFetch(again);
      await sees('Salesforce: authenticated');
      await sees('1008 SugarCRM (3 of 6 authenticated)');
      await sees('◆');
      // The terminal is closed in the middle.
      types(ctrlC);
      await choosing(person, '3 of 6 connectors are authenticated, 1 skipped, 1 removed');
      types(ctrlC);
    });
    assert.is(first.code, 130);
    assert.equal(statuses(first.screen), [
      [1001, 'skipped'],
      [1002, 'authenticated'],
      [1003, 'authenticated'],
      [1004, 'removed'],
      [1005, 'authenticated'],
      [1008, 'to do'],
      [1015, 'nothing to do'],
      [1020, 'nothing to do'],
    ]);
    const second = await typing(sandbox, account, async (person) => {
      const { sees, picks } = person;
      // What is authenticated stays so; the rest is begun anew.
      await choosing(person, '0 of 3 connectors are authenticated, 1 removed');
      await picks('SugarCRM (to do)');
      const { Domain, Username, Password } = answers(1008).properties;
      await fill(person, [
        ['Domain', Domain],
        ['Username', Username],
        ['Password', Password],
      ]);
      await signInByFetch(await link(person));
      await sees('SugarCRM: authenticated');
      await sees('1001 Pipedrive');
      await fill(person, [['API key', answers(1001).apiKey]]);
      await sees('Pipedrive: authenticated');
    });
    assert.is(second.code, 0, second.screen);
    assert.equal(statuses(second.screen), [
      [1001, 'authenticated'],
      [1002, 'nothing to do'],
      [1003, 'nothing to do'],
      [1004, 'removed'],
      [1005, 'nothing to do'],
      [1008, 'authenticated'],
      [1015, 'nothing to do'],
      [1020, 'nothing to do'],
    ]);
    const left = sandbox
      .connectors()
      .filter(({ id, authenticated }) => eight.includes(id) && !authenticated);
    assert.equal(left, []);
    const secrets = eight
      .filter((id) => id !== 1004)
      .flatMap((id) => {
        const { apiKey, password } = answers(id);
        return [apiKey, password].filter((secret) => secret !== undefined);
      });
    for (const secret of [...secrets, sandbox.clientSecret]) {
      assert.not.ok((first.screen + second.screen).includes(secret), secret);
    }
  }),
);

test(
  'Ctrl-C at a connector shows the list: go on, take another, leave it at that',
  withSandbox(async (sandbox) => {
    const { code, screen } = await typing(
      sandbox,
      ['account', '1001', '1005', '1003'],
      async (person) => {
        const { sees, types, picks } = person;
        await choosing(person, '0 of 3 connectors are authenticated');
        await picks('Take one after another');
        await sees('API key');
        types(ctrlC);
        await choosing(person, '0 of 3 connectors are authenticated');
        await picks('Go on with Pipedrive');
        await sees('1001 Pipedrive');
        await sees('API key');
        types(ctrlC);
        await choosing(person, '0 of 3 connectors are authenticated');
        await picks('Salesforce (to do)');
        await sees('1005 Salesforce');
        const url = await link(person);
        types(ctrlC);
        // The sign-in goes on while the list is looked at, and its end is seen there.
        await choosing(person, '0 of 3 connectors are authenticated');
        await signInByFetch(url);
        await sees('Salesforce: authenticated');
        await choosing(person, '1 of 3 connectors are authenticated');
        await picks('Leave it at that');
      },
    );
    assert.is(code, 1);
    assert.equal(statuses(screen), [
      [1001, 'to do'],
      [1005, 'authenticated'],
      [1003, 'to do'],
    ]);
  }),
);

test(
  'one that has failed does not stop the others, and is tried again from the list',
  withSandbox(async (sandbox) => {
    const undo = sandbox.addFault({
      match: { method: 'PUT', connectorId: 1001 },
      fault: { kind: 'status', status: 403 },
    });
    const { code } = await typing(sandbox, ['account', '1001', '1012', '1016'], async (person) => {
      const { sees, picks } = person;
      await choosing(person, '0 of 3 connectors are authenticated');
      await picks('Take one after another');
      await fill(person, [['API key', 'an example']]);
      await sees('(forbidden)');
      await sees('Enter: confirm');
      await picks('Skip this one');
      await sees('Pipedrive: failed');
      await fill(person, [
        ['Access key ID', 'an example'],
        ['Secret access key', 'an example'],
        ['Region', ''],
      ]);
      await sees('1016 SharePoint Server');
      await sees('(unsupportedAuthType)');
      await sees('Enter: confirm');
      await picks('Skip this one');
      await choosing(person, '1 of 3 connectors are authenticated, 2 failed');
      undo();
      await picks('Pipedrive (failed)');
      await fill(person, [['API key', 'an example']]);
      await choosing(person, '2 of 3 connectors are authenticated, 1 failed');
      await picks('Leave it at that');
    });
    assert.is(code, 1);
  }),
);

const template = '7b2e3d4c-0000-4000-8000-000000000002';

test(
  'a template is installed and taken in its order; what is left of it is taken as a cycle',
  withSandbox(async (sandbox) => {
    const { code, screen } = await typing(
      sandbox,
      ['account', '--template', template, '--verify-test', 'Airtable=805'],
      async (person) => {
        const { sees, types, picks } = person;
        await choosing(person, '0 of 3 connectors are authenticated');
        await picks('Take one after another');
        await sees('Airtable (0 of 3 authenticated)');
        await fill(person, [['API key', 'airtable-demo-token']]);
        await sees('Base');
        await sees('Enter: confirm');
        await picks('Tickets');
        await sees('Airtable: authenticated (verified: yes)');
        await sees('1003 Zendesk');
        await sees('Subdomain');
        types(ctrlC);
        await choosing(person, '1 of 3 connectors are authenticated');
        await picks('Leave it at that');
      },
    );
    assert.is(code, 1);
    assert.match(screen, 'Left to authenticate: 1003, 1005.');
    const [cycle] = sandbox.cycles();
    const rest = await typing(sandbox, ['account', '--cycle', cycle?.id ?? ''], async (person) => {
      await choosing(person, '0 of 2 connectors are authenticated');
      await person.picks('Take one after another');
      const { properties, username, password } = sandbox.demoAnswers(1003);
      await fill(person, [
        ['Subdomain', properties.Subdomain],
        ['User name', username],
        ['Password', password],
      ]);
      await signInByFetch(await link(person));
    });
    assert.is(rest.code, 0, rest.screen);
    assert.match(rest.screen, 'No connector of it is left to authenticate.');
  }),
);

test(
  'while the list is asked for Ctrl-C leaves; what cannot be had is asked for again; a lost template is told',
  withSandbox(async (sandbox) => {
    const undo = sandbox.addFault({
      match: { method: 'GET', path: '/v1.0/account/connectors' },
      fault: { kind: 'hang' },
    });
    const asking = await typing(sandbox, ['account'], async ({ sees, types }) => {
      await sees('Asking Cyclr…');
      types(ctrlC);
    });
    assert.is(asking.code, 130);
    undo();
    const failing = sandbox.addFault({
      match: { path: /prerequisites/ },
      fault: { kind: 'status', status: 503 },
      times: 3,
    });
    const again = await typing(sandbox, ['account', '--cycle', template], async (person) => {
      await person.sees('(server)');
      await person.sees('Enter: confirm');
      failing();
      await person.picks('Try again');
      await person.sees('(notFound)');
    });
    assert.is(again.code, 1);
    sandbox.addFault({
      match: { method: 'POST', path: /\/install$/ },
      fault: { kind: 'hang', handled: true },
    });
    const lost = await typing(sandbox, ['account', '--template', template], async (person) => {
      await person.sees('Asking Cyclr…');
      while (sandbox.cycles().length === 0) await new Promise(setImmediate);
      person.types(ctrlC);
    });
    assert.is(lost.code, 130);
    assert.match(lost.screen, 'The template may be installed all the same');
  }),
);

test.run();
