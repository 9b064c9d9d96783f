import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isLeft } from '#fp-ts/Either';
import { AccountConnector } from '../../src/domain/wire/account-connector.js';
import { accountConnectorOf } from '../../src/domain/wire/account-connector-of.js';
import { decode, decodeErrorText } from '../../src/domain/wire/decode.js';
import { installableOf } from '../../src/domain/wire/installable-of.js';
import { sameName } from '../../src/domain/wire/names.js';
import { canaryScan } from '../support/canaries.js';
import { canary, fitting } from './any/codec.js';
import { afterAll, mutations } from './any/mutation.js';
import { fuzz } from './run.js';
import { decoders } from './wire/decoders.js';
import { meansTheSame } from './wire/meaning.js';

for (const codec of decoders) {
  const weight = codec === AccountConnector ? 6 : 1;
  test(`${codec.name}: what fits is read as it was meant, what does not is named without its values`, () =>
    fuzz(
      codec.name,
      { small: 60 * weight, night: 4_000 * weight, of: 'bodies' },
      [fitting(codec), mutations],
      (valid, changes) => {
        const body = afterAll(valid, changes);
        const read = decode(codec)(body);
        if (changes.length === 0) {
          if (isLeft(read)) assert.unreachable(decodeErrorText(read.left));
          else meansTheSame(read.right, valid);
        }
        if (isLeft(read)) {
          const scan = canaryScan({ canary });
          scan.see('error', read.left);
          scan.see('error', decodeErrorText(read.left));
          scan.holdsNone('error');
          assert.ok(decodeErrorText(read.left).length < 300);
        }
      },
    ));
}

test('of a stored value that may be sensitive nothing gets past the decoder', () =>
  fuzz(
    'accountConnectorOf',
    { small: 300, night: 12_000, of: 'bodies' },
    [fitting(AccountConnector), mutations, fc.option(fc.string(), { nil: undefined })],
    (valid, changes, authenticationId) => {
      const read = decode(AccountConnector)(afterAll(valid, changes));
      if (isLeft(read)) return;
      const { Connector, Properties } = read.right;
      const connector = accountConnectorOf(read.right, authenticationId);
      installableOf(Connector, []);
      const names = connector.fields.map(({ name }) => name);
      assert.is(new Set(names).size, names.length, 'a name is asked for twice');
      for (const field of connector.fields) {
        const isSecret = Connector.Parameters.some(
          ({ TargetName, IsSensitive }) => IsSensitive === true && sameName(TargetName, field.name),
        );
        if (isSecret) assert.not('value' in field, field.name);
        assert.is(field.sensitive, isSecret, field.name);
      }
      // What is not asked for, such as a credential of Cyclr's own, is not there at all.
      const asked = names.map((name) => name.toLowerCase());
      const scan = canaryScan({ canary });
      if (
        !Properties.some(({ Name }) => asked.includes(Name.toLowerCase())) &&
        changes.length === 0
      ) {
        scan.see('connector', JSON.stringify(connector));
        scan.holdsNone('connector');
      }
    },
  ));

test.run();
