import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const connector = aConnector(
  { kind: 'apiKey' },
  { fields: [aField('Domain'), aField('Password', { sensitive: true })] },
);
const values = { Domain: 'acme', Password: Secret.of('p') };

test('invalid values stay where they were typed, with an error for each field', async () => {
  const { fetched, actor, state, context, calls } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values: { Domain: 'acme' } });
  assert.is(state(), 'collectProperties');
  assert.is(context().error?.code, 'invalidInput');
  assert.is(context().error?.stage, 'collectProperties');
  assert.equal(Object.keys(context().error?.fieldErrors ?? {}), ['Password']);
  assert.equal(context().draft, { Domain: 'acme' });
  assert.is(calls.length, 1);
});

test('what was typed before need not be typed again', async () => {
  const { fetched, actor, state } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values: { Domain: 'acme' } });
  actor.send({ type: 'properties.submit', values: { Password: Secret.of('p') } });
  assert.is(state(), 'setProperties');
});

test('stored properties lead on to authenticating, and are known when going back', async () => {
  const { fetched, actor, state, succeed, context, last } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  await succeed('setProperties', [
    { name: 'Domain', propertyId: 1 },
    { name: 'Password', propertyId: 2 },
  ]);
  assert.is(state(), 'authenticating.apiKey.entering');
  assert.equal(context().draft, {});
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
  assert.equal(
    context().connector?.fields.map(({ isSet, value, propertyId }) => [isSet, value, propertyId]),
    [
      [true, 'acme', 1],
      [true, undefined, 2],
    ],
  );
  actor.send({ type: 'properties.submit', values: { Domain: 'other', Password: Secret.of('') } });
  assert.equal(last('setProperties').args[1], [{ name: 'Domain', value: 'other', propertyId: 1 }]);
});

test('unchanged properties are not written again', async () => {
  const { fetched, actor, state, calls } = running();
  await fetched(
    aConnector({ kind: 'apiKey' }, { fields: [aField('Domain', { isSet: true, value: 'acme' })] }),
  );
  actor.send({ type: 'back' });
  actor.send({ type: 'properties.submit', values: { Domain: 'acme' } });
  assert.is(state(), 'authenticating.apiKey.entering');
  assert.is(calls.length, 1);
});

test('a refused property goes back to its field, with what was typed', async () => {
  const { fetched, actor, state, fail, context, last } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  await fail(
    'setProperties',
    authError('rejected', 'fetchConnector', { status: 400, fieldErrors: { Domain: 'No such.' } }),
  );
  assert.is(state(), 'collectProperties');
  assert.is(context().error?.fieldErrors?.Domain, 'No such.');
  assert.is(context().error?.stage, 'setProperties');
  assert.equal(context().draft, { Domain: 'acme' });
  actor.send({ type: 'properties.submit', values });
  const options = last('setProperties').args[2];
  assert.is(
    typeof options === 'object' && options !== null && 'readFirst' in options && options.readFirst,
    true,
    'what is stored is uncertain now',
  );
});

test('a fault fails; retry writes the same again, secrets and all, after reading', async () => {
  const { fetched, actor, state, fail, succeed, last } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  await fail('setProperties', authError('server', 'fetchConnector', { status: 500 }));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'setProperties');
  assert.equal(last('setProperties').args[1], [
    { name: 'Domain', value: 'acme' },
    { name: 'Password', value: values.Password },
  ]);
  assert.match(JSON.stringify(last('setProperties').args[2]), '"readFirst":true');
  // What is known again need not be read again.
  await succeed('setProperties', [{ name: 'Domain', propertyId: 1 }]);
  actor.send({ type: 'back' });
  actor.send({ type: 'properties.submit', values: { Domain: 'other' } });
  assert.match(JSON.stringify(last('setProperties').args[2]), '"readFirst":false');
});

test('going back from a write aborts it; its late answer changes nothing', async () => {
  const { fetched, actor, state, last, succeed, context } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  const { signal } = last('setProperties');
  actor.send({ type: 'back' });
  assert.ok(signal?.aborted);
  await succeed('setProperties', [{ name: 'Domain', propertyId: 1 }]);
  assert.is(state(), 'collectProperties');
  assert.not.ok(context().connector?.fields[0]?.isSet);
});

test('back from a failed write leads to the form', async () => {
  const { fetched, actor, state, fail, context } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  await fail('setProperties', authError('notFound', 'setProperties', { status: 404 }));
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
  assert.is(context().error, undefined);
  assert.equal(context().draft, { Domain: 'acme' });
});

test('what was wrong is forgotten once nothing is, also where nothing has to be written', async () => {
  const { fetched, actor, state, context } = running();
  const fields = [aField('Port', { type: 'integer', required: false })];
  await fetched(aConnector({ kind: 'apiKey' }, { fields }));
  actor.send({ type: 'back' });
  actor.send({ type: 'properties.submit', values: { Port: 'none' } });
  assert.is(context().error?.code, 'invalidInput');
  actor.send({ type: 'properties.submit', values: { Port: '' } });
  assert.is(state(), 'authenticating.apiKey.entering');
  assert.is(context().error, undefined);
});

test('a write that was left may have been done: the next one reads first', async () => {
  const { fetched, actor, state, last } = running();
  await fetched(connector);
  actor.send({ type: 'properties.submit', values });
  assert.is(Object(last('setProperties').args[2]).readFirst, false);
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
  actor.send({ type: 'properties.submit', values });
  assert.is(Object(last('setProperties').args[2]).readFirst, true);
});

test.run();
