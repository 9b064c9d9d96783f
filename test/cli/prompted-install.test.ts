import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withSandbox } from '../support/sandboxed.js';
import { keys, typing } from './typist.js';

const { enter, ctrlC, clear } = keys;

test(
  'a person chooses the method, gives another name for one in use, and enters the key',
  withSandbox(async (sandbox) => {
    const before = sandbox.connectors().length;
    const { code, screen } = await typing(
      sandbox,
      ['install', 'HubSpot', '--name', 'Pipedrive'],
      async ({ sees, types, picks }) => {
        await sees('How is HubSpot to be authenticated?');
        await sees('Sign in with HubSpot (default)');
        await sees('Enter: confirm');
        await picks('Private app token');
        await sees("Account connector name 'Pipedrive' is in use.");
        await sees('What is this one to be called?');
        await sees('Pipedrive 2');
        types(clear, 'Mailgun', enter);
        await sees("Account connector name 'Mailgun' is in use.");
        await sees('Mailgun 2');
        types(clear, enter);
        await sees('This is required.');
        await sees('What is this one to be called?');
        types(clear, 'HubSpot of sales', enter);
        await sees('Private app token - A token from Settings, Integrations, Private apps.');
        types('canary-key', enter);
        await sees('is authenticated (verified: unknown).');
      },
    );
    assert.is(code, 0);
    assert.not.match(screen, 'canary');
    const installed = sandbox.connectors().slice(before);
    assert.equal(
      installed.map(({ name }) => name),
      ['HubSpot of sales'],
    );
    assert.is(sandbox.readAuthValue(installed[0]?.id ?? 0), 'canary-key');
  }),
);

test(
  'Ctrl-C leaves at every prompt, and tells what has come of it',
  withSandbox(async (sandbox) => {
    const before = sandbox.connectors().length;
    const leaving = async (args: readonly string[], ...steps: readonly (readonly string[])[]) => {
      const { code, screen } = await typing(sandbox, args, async ({ sees, types }) => {
        for (const [question = '', answer = ctrlC] of steps) {
          await sees(question);
          types(answer);
        }
      });
      assert.is(code, 130);
      assert.match(screen, 'Cancelled.');
      return screen;
    };
    const method = ['Enter: confirm', enter] as const;
    await leaving(['install', 'HubSpot'], ['Enter: confirm']);
    await leaving(['install', 'HubSpot', '--name', 'Pipedrive'], method, ['Pipedrive 2']);
    assert.is(sandbox.connectors().length, before);
    const late = await leaving(['install', 'HubSpot'], method, ['Show the link']);
    const id = sandbox.connectors().at(-1)?.id;
    assert.match(late, `It is installed as connector ${id}. Go on with: cyclr-auth connect ${id}`);
    assert.is(sandbox.connectors().length, before + 1);
  }),
);

test(
  'Ctrl-C leaves while Cyclr is waited for, and says where that leaves a doubt',
  withSandbox(async (sandbox) => {
    const asked = sandbox.addFault({
      match: { method: 'GET', path: /connectors/ },
      fault: { kind: 'hang' },
    });
    const early = await typing(sandbox, ['install', 'Box'], async ({ sees, types }) => {
      await sees('Asking Cyclr…');
      types(ctrlC);
    });
    assert.is(early.code, 130);
    assert.not.match(early.screen, 'all the same');
    asked();
    const before = sandbox.connectors().length;
    sandbox.addFault({
      match: { method: 'POST', path: /\/install$/ },
      fault: { kind: 'hang', handled: true },
    });
    const late = await typing(sandbox, ['install', 'Airtable'], async ({ sees, types }) => {
      await sees('Saving in Cyclr…');
      while (sandbox.connectors().length === before) await new Promise(setImmediate);
      types(ctrlC);
    });
    assert.is(late.code, 130);
    assert.match(late.screen, 'It may be installed all the same: look with cyclr-auth list.');
  }),
);

test(
  'what has failed is tried again, or left',
  withSandbox(async (sandbox) => {
    const undo = sandbox.addFault({
      match: { method: 'POST', path: /\/install$/ },
      fault: { kind: 'status', status: 503 },
    });
    const { code } = await typing(
      sandbox,
      ['install', 'Airtable'],
      async ({ sees, types, picks }) => {
        await sees('(server)');
        await sees('Enter: confirm');
        undo();
        await picks('Try again');
        await sees('API key');
        types('airtable-demo-token', enter);
        await sees('Base - The base that integrations work on.');
        await sees('Enter: confirm');
        await picks('Another value…');
        await sees('Base');
        types('appOfMine', enter);
      },
    );
    assert.is(code, 0);
    const left = await typing(sandbox, ['install', 'Nothing'], async ({ sees, picks }) => {
      await sees('(notFound)');
      await sees('Enter: confirm');
      await picks('Leave');
    });
    assert.is(left.code, 1);
  }),
);

test.run();
