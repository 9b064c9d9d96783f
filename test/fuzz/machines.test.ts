import fc from 'fast-check';
import { test } from 'uvu';
import type { AccountAuthInput } from '../../machines/account-auth.types.js';
import type { ConnectorAuthInput } from '../../machines/connector-auth.types.js';
import { anyText, someText } from './any/texts.js';
import { keepsItsWord } from './machines/keeps-its-word.js';
import {
  accountSubject,
  connectorSubject,
  disconnectSubject,
  watchSubject,
} from './machines/subjects.js';

const verify = fc.constantFrom({ test: 1 }, { test: 'List' }, { lookup: 2 });
const more = { reauthenticate: fc.boolean(), verify };
const id = fc.constant(41);

const connectorInput: fc.Arbitrary<ConnectorAuthInput> = fc.oneof(
  fc.record(
    {
      accountConnectorId: id,
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

const ids = fc.array(fc.integer({ min: 40, max: 45 }), { maxLength: 4 });

const accountInput: fc.Arbitrary<AccountAuthInput> = fc.record(
  {
    source: fc.oneof(
      fc.constant({ kind: 'account' as const }),
      fc.record({ kind: fc.constant('connectors' as const), accountConnectorIds: ids }),
      fc.record({ kind: fc.constant('template' as const), templateId: someText }),
      fc.record({ kind: fc.constant('cycle' as const), cycleId: someText }),
    ),
    checks: fc.dictionary(anyText, verify, { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: [] },
);

test('whatever happens to it, the flow of a connector keeps its word', () =>
  keepsItsWord(connectorSubject, { small: 250, night: 50_000 }, connectorInput));

test('whatever happens to it, the flow of an account keeps its word', () =>
  keepsItsWord(accountSubject, { small: 150, night: 35_000 }, accountInput));

test('whatever happens to it, disconnecting keeps its word', () =>
  keepsItsWord(
    disconnectSubject,
    { small: 60, night: 10_000 },
    fc.record(
      { accountConnectorId: id, remove: fc.boolean() },
      { requiredKeys: ['accountConnectorId'] },
    ),
  ));

test('whatever happens to it, the watch over a sign-in keeps its word', () =>
  keepsItsWord(
    watchSubject,
    { small: 40, night: 5_000 },
    fc.record({ accountConnectorId: id, authenticatedBefore: fc.boolean() }),
  ));

test.run();
