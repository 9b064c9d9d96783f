import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { withSandbox } from '../support/sandboxed.js';
import { keys, type Typist, typing } from './typist.js';

const { ctrlC } = keys;

/** The link that is shown next. */
const link = async ({ sees }: Typist): Promise<string> => {
  await sees('Follow this link to sign in.');
  await sees('http');
  const rest = await sees('\n');
  await sees('Waiting until you have signed in (n: a new link, s: stop, Ctrl-C: leave)');
  return `http${rest}`;
};

test(
  'while a sign-in is waited for a person gets a new link, stops, and begins again',
  withSandbox(async (sandbox) => {
    const { code, screen } = await typing(sandbox, ['connect', '1005'], async (person) => {
      const { sees, types, picks } = person;
      await sees('You sign in to Salesforce in a browser.');
      await sees('Enter: confirm');
      await picks('Show the link');
      const first = await link(person);
      // Nobody tells of a refusal.
      await signInByFetch(first, 'deny');
      types('n');
      const second = await link(person);
      assert.is.not(second, first);
      types('s');
      await sees('You sign in to Salesforce in a browser.');
      await sees('Enter: confirm');
      await picks('Show the link');
      const third = await link(person);
      await signInByFetch(third);
    });
    assert.is(code, 0);
    assert.match(screen, 'Connector 1005 is authenticated (verified: unknown).');
  }),
);

test(
  'Ctrl-C leaves before, during and while the link is asked for; so does a signal from elsewhere',
  withSandbox(async (sandbox) => {
    const waiting = async (leave: (person: Typist) => void) => {
      const { code, screen } = await typing(sandbox, ['connect', '1005'], async (person) => {
        await person.sees('Enter: confirm');
        await person.picks('Show the link');
        await link(person);
        leave(person);
      });
      assert.is(code, 130);
      assert.match(screen, 'Cancelled.');
    };
    await waiting(({ types }) => types(ctrlC));
    await waiting(({ interrupts }) => interrupts());
    const before = await typing(sandbox, ['connect', '1005'], async ({ sees, picks }) => {
      await sees('Enter: confirm');
      await picks('Leave');
    });
    assert.is(before.code, 130);
    sandbox.addFault({
      match: { method: 'POST', path: /signintoken/ },
      fault: { kind: 'hang' },
    });
    const asking = await typing(sandbox, ['connect', '1005'], async ({ sees, picks, types }) => {
      await sees('Enter: confirm');
      await picks('Show the link');
      await sees('Asking Cyclr for a link');
      types(ctrlC);
    });
    assert.is(asking.code, 130);
  }),
);

test(
  'reconnecting is noticed by the return of the browser',
  withSandbox(async (sandbox) => {
    const { code } = await typing(
      sandbox,
      ['connect', '1015', '--reauthenticate'],
      async (person) => {
        await person.sees('Enter: confirm');
        await person.picks('Show the link');
        await signInByFetch(await link(person));
      },
    );
    assert.is(code, 0);
  }),
);

test(
  'properties are asked for in their order, and after a refusal only those at fault',
  withSandbox(async (sandbox) => {
    const { code, screen } = await typing(sandbox, ['connect', '1019'], async ({ sees, types }) => {
      await sees('Warehouse number');
      types('many', keys.enter);
      await sees('Count reserved stock');
      types('y');
      await sees('Synchronise from');
      types('2026-01-01', keys.enter);
      await sees('Reorder factor');
      types('1.5', keys.enter);
      await sees('Tolerance (optional)');
      types('much', keys.enter);
      await sees('Warehouse number:');
      await sees('Warehouse number');
      types(keys.clear, '7', keys.enter);
      await sees('Tolerance:');
      await sees('Tolerance');
      types(keys.clear, '0.1', keys.enter);
      await sees('API key');
      types('an example', keys.enter);
      await sees('is authenticated');
    });
    assert.is(code, 0, screen);
  }),
);

test.run();
