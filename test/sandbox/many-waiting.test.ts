import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withSandbox } from '../support/sandboxed.js';

test(
  'however many answers wait at once, nobody is warned of a leak',
  withSandbox(async (sandbox) => {
    const warnings: string[] = [];
    const warned = ({ name }: Error) => void warnings.push(name);
    process.on('warning', warned);
    sandbox.addFault({ match: { server: 'api' }, fault: { kind: 'latency', ms: 50 } });
    const asked = Array.from({ length: 20 }, () => fetch(`${sandbox.apiUrl}/v1.0/connectors`));
    await Promise.all((await Promise.all(asked)).map((answer) => answer.text()));
    process.off('warning', warned);
    assert.equal(warnings, []);
  }),
);

test.run();
