import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, withSandbox } from './caller.js';

const list = '/v1.0/account/connectors';

test(
  'a test that goes well answers with what the method does, nothing, or a message',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      await call('PUT', `${list}/1001`, { AuthValue: sandbox.demoAnswers(1001).apiKey });
      const trial = () => call('POST', `${list}/1001/test/801`, {});
      assert.is((await trial()).at('data', 0, 'id'), 1);
      sandbox.setUnknowns({ testShape: 'empty' });
      assert.equal([(await trial()).status, (await trial()).text], [200, '']);
      sandbox.setUnknowns({ testShape: 'message' });
      assert.type((await trial()).at('Message'), 'string');
      const plain = await call('POST', `${list}/1001/methods/801`, {});
      assert.is(plain.at('data', 0, 'id'), 1);
    },
    { unknowns: { methodCalls: 'allowed' } },
  ),
);

test(
  'deauthenticating twice is done again, or refused',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const deauthenticate = () => call('PUT', `${list}/1001/deauthenticate`);
    assert.is((await deauthenticate()).status, 200);
    sandbox.setUnknowns({ deauthenticateTwice: 'reject400' });
    const refused = await deauthenticate();
    assert.is(refused.status, 400);
    assert.is(refused.at('Message'), "Connector 'Pipedrive' is not authenticated.");
    await call('PUT', `${list}/1001`, { AuthValue: 'key' });
    assert.is((await deauthenticate()).status, 200);
  }),
);

test(
  'the connectors that a cycle misses are named by numbers or by text',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const id = (await call('GET', '/v1.0/templates')).at(0, 'Id');
    const cycle = await call('POST', `/v1.0/templates/${id}/install`, {});
    const missing = () => call('GET', `/v1.0/cycles/${cycle.at('Id')}/prerequisites`);
    assert.is((await missing()).at(0, 'ObjectId'), 1001);
    sandbox.setUnknowns({ prerequisiteIds: 'text' });
    assert.is((await missing()).at(0, 'ObjectId'), '1001');
  }),
);

test.run();
