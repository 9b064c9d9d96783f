import fc from 'fast-check';
import { test } from 'uvu';
import type { ConnectorAuthInput } from '../../machines/connector-auth.types.js';
import { someText } from './any/texts.js';
import { keepsItsWord } from './machines/keeps-its-word.js';
import { connectorSubject } from './machines/subjects.js';

const more = {
  reauthenticate: fc.boolean(),
  verify: fc.constantFrom({ test: 1 }, { test: 'List' }, { lookup: 2 }),
};

const input: fc.Arbitrary<ConnectorAuthInput> = fc.oneof(
  fc.record(
    {
      accountConnectorId: fc.constant(41),
      authenticationId: someText,
      resume: fc.constantFrom('landed' as const, 'away' as const),
      ...more,
    },
    { requiredKeys: ['accountConnectorId'] },
  ),
  fc.record(
    {
      install: fc.record(
        {
          connector: someText,
          version: someText,
          name: someText,
          description: someText,
          authenticationId: someText,
        },
        { requiredKeys: ['connector'] },
      ),
      ...more,
    },
    { requiredKeys: ['install'] },
  ),
);

test('whatever happens to it, the flow of a connector keeps its word', () =>
  keepsItsWord(connectorSubject, { small: 250, night: 50_000 }, input));

test.run();
