import fc from 'fast-check';
import { test } from 'uvu';
import type { AccountAuthInput } from '../../machines/account-auth.types.js';
import { anyText, someText } from './any/texts.js';
import { keepsItsWord } from './machines/keeps-its-word.js';
import { accountSubject } from './machines/subjects.js';

const ids = fc.array(fc.integer({ min: 40, max: 45 }), { maxLength: 4 });
const check = fc.constantFrom({ test: 1 }, { lookup: 2 });

const input: fc.Arbitrary<AccountAuthInput> = fc.record(
  {
    source: fc.oneof(
      fc.constant({ kind: 'account' as const }),
      fc.record({ kind: fc.constant('connectors' as const), accountConnectorIds: ids }),
      fc.record({ kind: fc.constant('template' as const), templateId: someText }),
      fc.record({ kind: fc.constant('cycle' as const), cycleId: someText }),
    ),
    checks: fc.dictionary(anyText, check, { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: [] },
);

test('whatever happens to it, the flow of an account keeps its word', () =>
  keepsItsWord(accountSubject, { small: 150, night: 35_000 }, input));

test.run();
