import fc from 'fast-check';
import { test } from 'uvu';
import type { ConnectorAuthInput } from '../../machines/connector-auth.types.js';
import type { AuthMethod } from '../../src/domain/auth-method.js';
import { play } from './machines/play.js';
import { alwaysTheSame, sequencesOf } from './machines/sequences.js';
import { connectorSubject } from './machines/subjects.js';
import { fuzz } from './run.js';

const input: fc.Arbitrary<ConnectorAuthInput> = fc.record(
  {
    accountConnectorId: fc.constant(41),
    resume: fc.constantFrom('landed' as const, 'away' as const),
    reauthenticate: fc.boolean(),
    verify: fc.constant({ test: 1 }),
  },
  { requiredKeys: ['accountConnectorId', 'resume', 'verify'] },
);

const signIn: AuthMethod = { kind: 'oauth', grant: 'authorizationCode' };

// Where a user has signed in and what Cyclr says never changes, nobody is there to break a circle.
test('of answers that are always the same a sign-in comes to rest', () =>
  fuzz(
    'sign-ins',
    { small: 300, night: 5_000, of: 'sequences' },
    [sequencesOf(connectorSubject.machine, input), alwaysTheSame, fc.boolean()],
    async (sequence, prompt, signsIn) => {
      const [first, ...others] = sequence.cyclr.connectors;
      const connectors =
        first && signsIn
          ? [{ ...first, authMethod: signIn }, ...others]
          : sequence.cyclr.connectors;
      const cyclr = { ...sequence.cyclr, connectors };
      await play(connectorSubject, { ...sequence, cyclr, prompt, closely: false }, new Set());
    },
  ));

test.run();
