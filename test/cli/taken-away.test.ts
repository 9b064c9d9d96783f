import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sandbox } from '../../src/sandbox/index.js';
import { withSandbox } from '../support/sandboxed.js';
import { keys, type Typist, typing } from './typist.js';

type Person = (typist: Typist) => Promise<void>;

const seeing =
  (text: string): Person =>
  async ({ sees }) => {
    await sees(text);
  };

interface Way {
  readonly args: readonly string[];
  readonly until: Person;
  readonly prepare?: (sandbox: Sandbox) => void;
  /** Where the list was never had, that is what is told. Default: that it was cancelled. */
  readonly ends?: number;
}

/** Each question there is, by the way to it. */
const questions: Readonly<Record<string, Way>> = {
  'how to authenticate': { args: ['install', 'HubSpot'], until: seeing('Enter: confirm') },
  'another name': {
    args: ['install', 'Pipedrive', '--name', 'Mailgun'],
    until: seeing('Mailgun 2'),
  },
  'a property': { args: ['connect', '1019'], until: seeing('Warehouse number') },
  'an API key': { args: ['connect', '1001'], until: seeing('◆  API key') },
  'a user name': {
    args: ['connect', '1003'],
    until: async ({ sees, types }) => {
      await sees('◆  Subdomain');
      types('acme', keys.enter);
      await sees('◆  User name');
    },
  },
  'whether to sign in': { args: ['connect', '1005'], until: seeing('Enter: confirm') },
  'what now': { args: ['connect', '1016'], until: seeing('Enter: confirm') },
  'which connector': { args: ['account', '1001', '1003'], until: seeing('Enter: confirm') },
  'whether to try again': {
    args: ['account', '--cycle', '7b2e3d4c-0000-4000-8000-000000000002'],
    until: seeing('Enter: confirm'),
    prepare: (sandbox) =>
      sandbox.addFault({
        match: { path: /prerequisites/ },
        fault: { kind: 'status', status: 503 },
      }),
    ends: 1,
  },
  'whether to disconnect': { args: ['disconnect', '1015'], until: seeing('◆') },
};

for (const [question, { args, until, prepare, ends = 130 }] of Object.entries(questions)) {
  test(
    `a signal from elsewhere takes the question for ${question} away, and the terminal is free`,
    withSandbox(async (sandbox) => {
      prepare?.(sandbox);
      const { code, screen, waiting } = await typing(sandbox, args, async (person) => {
        await until(person);
        person.interrupts();
      });
      assert.is(code, ends, screen);
      assert.is(waiting, 0, screen);
    }),
  );
}

test.run();
