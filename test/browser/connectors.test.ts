import type { Browser } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite, type InBrowser } from '../support/chromium.js';
import { act, type Hand, keyboard, mouse, restingView } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

const seeded = [
  ...[1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010],
  ...[1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020],
];
// Kerberos, NetSuite's OAuth 1 and client certificates are set up in Cyclr itself.
const unsupported = [1016, 1017, 1018];

const walk = (browser: Browser, hand: Hand, id: number) =>
  visit(browser, async ({ host, page, open, complaints }) => {
    await open(`connector=${id}`);
    const answers = host.sandbox.demoAnswers(id);
    for (let more = true; more; ) more = (await act(page, hand, answers)) !== undefined;
    const view = await restingView(page);
    if (unsupported.includes(id)) {
      assert.is(view.step === 'failed' && view.error.code, 'unsupportedAuthType');
    } else {
      assert.is(view.step, 'authenticated');
      const connector = host.sandbox.connectors().find((each) => each.id === id);
      assert.ok(connector?.authenticated || connector?.authType === 'None');
    }
    for (const [name, value] of Object.entries(answers.properties)) {
      const field = host.sandbox.readProperty(id, name);
      if (field !== null) assert.is(field, value);
    }
    assert.equal(complaints, []);
  });

for (const [name, hand] of Object.entries({ mouse, keyboard })) {
  browserSuite(`every connector of the sandbox, by ${name}`, (test) => {
    for (const id of seeded) {
      test(`${id} ends as it should`, ({ browser }: InBrowser) => walk(browser, hand, id));
    }
  });
}
