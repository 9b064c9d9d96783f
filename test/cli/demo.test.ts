import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from './command-line.js';

test('the demo serves its page until it is interrupted', async () => {
  let status: number | undefined;
  const { code, out } = await cli(['demo'], {
    onOutput: (sofar, interrupt) => {
      const url = /^(http:\/\/127\.0\.0\.1:\d+\/)\n/.exec(sofar)?.[1];
      if (url === undefined) return;
      void fetch(url).then((answer) => {
        status = answer.status;
        interrupt();
      });
    },
  });
  assert.is(status, 200);
  assert.match(out, /^http\S+\n$/);
  assert.is(code, 0);
});

test('the demo takes every connector to its end, and exits 0', async () => {
  const { code, out } = await cli(['demo', '--terminal']);
  assert.is(code, 0, out);
  assert.match(out, '20 of 20 connectors ended as they should.');
  assert.match(
    out,
    /→ fetchConnector\n {2}→ checkAuthType\n {2}→ collectProperties\n {2}→ setProp/,
  );
  assert.match(out, 'unsupportedAuthType');
  assert.match(
    out,
    /Airtable +authenticated +yes\n1003 +Zendesk +authenticated +unknown\n1005 +Salesforce +authenticated +unknown\n {2}Prerequisites with reason 20: none\./,
  );
  assert.match(out, /→ install\.choosingMethod\n {2}→ install\.installing/);
  assert.match(out, /→ disconnected\n {2}Prerequisites with reason 20: 1021\./);
  assert.match(out, /\(verified: yes\)\.\n {2}Prerequisites with reason 20: none\./);
});

test.run();
