import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, withSandbox } from './caller.js';

test(
  'a template brings the connectors it lacks, and tells of its cycle also where the answer is lost',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const before = sandbox.connectors().length;
    const templateId = String((await call('GET', '/v1.0/templates')).at(1, 'Id'));
    sandbox.addFault({
      match: { server: 'api', method: 'POST', path: /install$/ },
      fault: { kind: 'drop', when: 'after' },
    });
    const lost = await call('POST', `/v1.0/templates/${templateId}/install`, {}).catch(
      () => 'lost',
    );
    assert.is(lost, 'lost');
    const [cycle, ...others] = sandbox.cycles();
    assert.equal(others, []);
    assert.is(cycle?.accountId, sandbox.accountId);
    assert.is(cycle?.templateId, templateId);
    const added = sandbox.connectors().slice(before);
    assert.equal(
      added.map((one) => one.connectorName),
      ['Airtable'],
    );
    assert.equal(cycle?.connectorIds, [added[0]?.id, 1003, 1005]);
    sandbox.reset();
    assert.equal(sandbox.cycles(), []);
  }),
);

test.run();
