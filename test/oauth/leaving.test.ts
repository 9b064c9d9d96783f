import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { completeSignIn } from '../../src/oauth/announce.js';
import { linkDriver } from '../../src/oauth/link.js';
import { popupDriver } from '../../src/oauth/popup.js';
import { redirectDriver } from '../../src/oauth/redirect.js';
import { announced, arrived, begin, fakePage, heard } from './fake-page.js';

// What the drivers do in a browser is tested in one. Here is what they leave behind, which a browser does not show.

const onPage =
  (run: (page: ReturnType<typeof fakePage>) => Promise<void> | void, address?: string) =>
  async () => {
    const page = fakePage(address);
    try {
      await run(page);
    } finally {
      page.leave();
    }
  };

const drivers = {
  popup: (page: ReturnType<typeof fakePage>) => popupDriver({ storage: page.storage }),
  redirect: (page: ReturnType<typeof fakePage>) => redirectDriver({ storage: page.storage }),
  link: () => linkDriver(),
};

for (const [name, driverOf] of Object.entries(drivers)) {
  test(
    `${name}: nothing listens, ticks or is remembered once an attempt has ended`,
    onPage(async (page) => {
      const { said, end } = begin(driverOf(page));
      assert.ok(page.left() > 0);
      const before = said();
      end();
      assert.is(page.left(), 0);
      assert.is(page.stored.size, 0);
      page.tell('message', arrived);
      await announced('first');
      assert.equal(said(), before, 'and nothing is heard');
    }),
  );

  test(
    `${name}: an attempt that is back is heard of once, whichever way is first`,
    onPage(async (page) => {
      for (const byMessage of [true, false]) {
        const { said, end } = begin(driverOf(page));
        const landed = () => said().filter((type) => type === 'landed').length;
        if (byMessage) page.tell('message', arrived);
        await announced('first');
        assert.is(landed(), 1);
        page.tell('message', arrived);
        await announced('first');
        assert.is(landed(), 1);
        end();
      }
      await announced('other');
    }),
  );
}

test(
  'popup: a window that seems closed is a hint, given once; the attempt closes its window',
  onPage((page) => {
    const { said, end } = begin(popupDriver());
    page.tick();
    assert.equal(said(), []);
    page.opened.closed = true;
    page.tick();
    page.tick();
    assert.equal(said(), ['closed']);
    page.opened.closed = false;
    end();
    assert.ok(page.opened.closed);
  }),
);

test(
  'redirect: coming back by the browser’s own button is a hint',
  onPage((page) => {
    const { said, end } = begin(redirectDriver({ storage: page.storage }));
    assert.equal(page.went, ['https://gw.test/start']);
    page.tell('pageshow', { persisted: true });
    assert.equal(said(), ['closed']);
    end();
    page.tell('pageshow', { persisted: true });
    assert.equal(said(), ['closed']);
  }),
);

test(
  'redirect: an attempt that is back is taken once, and the page that was left is told',
  onPage(async (page) => {
    const driver = redirectDriver({ storage: page.storage });
    begin(driver).end();
    const ear = heard();
    assert.is(driver.resume?.(42), undefined);
    page.storage.setItem(
      'cyclr-auth-machine:42',
      JSON.stringify({
        v: 1,
        accountConnectorId: 42,
        attempt: 'back',
        expires: Date.now() + 60_000,
      }),
    );
    assert.is(driver.resume?.(42), 'landed');
    assert.is(page.stored.size, 0);
    assert.is(driver.resume?.(42), undefined);
    await new Promise((resolve) => setTimeout(resolve, 0));
    await announced('after');
    assert.equal(ear.attempts, ['back', 'after']);
    ear.close();
  }, 'https://host.test/page?cyclr-attempt=back'),
);

test(
  'a landing page of the host’s own tells, and closes itself',
  onPage(async (page) => {
    const ear = heard();
    assert.ok(completeSignIn());
    assert.ok(page.isClosed());
    assert.is(page.left(), 1, 'that of the test');
    await announced('after');
    assert.equal(ear.attempts, ['back', 'after']);
    ear.close();
  }, 'https://host.test/landing?cyclr-attempt=back'),
);

test('link: a landing page of the host’s own is not waited for any longer', () => {
  let waiting = 0;
  const onArrival = () => {
    waiting += 1;
    return () => {
      waiting -= 1;
    };
  };
  const { end } = begin(linkDriver({ landing: () => ({ url: 'https://host.test/', onArrival }) }));
  assert.is(waiting, 1);
  end();
  assert.is(waiting, 0);
});

test.run();
