import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, tokenOf, withSandbox } from './caller.js';

const one = '/v1.0/account/connectors/1001';

test(
  'request members are found whatever their case',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    await call('PUT', one, {
      authvalue: 'key',
      dESCRIPTION: 'x',
      properties: [{ name: 'A', VALUE: 'b' }],
    });
    assert.is(sandbox.readAuthValue(1001), 'key');
    assert.is(sandbox.readProperty(1001, 'A'), 'b');
    assert.is((await call('GET', one)).at('Description'), 'x');
  }),
);

test(
  'numbers and booleans are taken as their text, other types and unknown members are passed over',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const path = `${one}/properties`;
    assert.is((await call('POST', path, { Name: 'N', Value: 42 })).at('Value'), '42');
    assert.is((await call('POST', path, { Name: 'B', Value: true })).at('Value'), 'true');
    const answer = await call('PUT', one, {
      AuthValue: { nested: 1 },
      Description: null,
      Extra: 1,
    });
    assert.is(answer.status, 200);
    assert.is(answer.at('AuthValue'), null);
    assert.is(answer.at('Authenticated'), false);
  }),
);

test(
  'a body that is no JSON object is a 400 with a Message, and never a crash',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    for (const body of ['{"AuthValue":', 'null', '[]', '"text"', '']) {
      const answer = await call('PUT', one, body);
      assert.is(answer.status, 400, body);
      assert.type(answer.at('Message'), 'string');
    }
  }),
);

test(
  'a body of another media type is refused',
  withSandbox(async (sandbox) => {
    const response = await fetch(`${sandbox.apiUrl}${one}`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${await tokenOf(sandbox)}`,
        'X-Cyclr-Account': sandbox.accountId,
        'Content-Type': 'text/plain',
      },
      body: '{"AuthValue":"x"}',
    });
    assert.is(response.status, 415);
    assert.is(sandbox.readAuthValue(1001), null);
  }),
);

test(
  'text survives to the byte',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const odd = ' k\u0000é😀"\\\u2028</script> ';
    await call('PUT', one, { AuthValue: odd });
    assert.is(sandbox.readAuthValue(1001), odd);
  }),
);

test.run();
