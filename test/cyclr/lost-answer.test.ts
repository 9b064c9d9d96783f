import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { failure, success } from './outcome.js';
import { base, isToken, keeping, scripted } from './property-server.js';
import { property } from './samples.js';
import { type Reply, timeFor, withServer } from './scripted-server.js';

const lostAnswers: readonly [string, Reply][] = [
  ['a dropped connection', { fault: 'drop' }],
  ['an answer dropped in its body', { fault: 'drop in body', body: { Id: 1 } }],
  ['silence', { fault: 'silence' }],
  ['a 500', { status: 500 }],
  ['a 503', { status: 503 }],
  ['an answer that cannot be read', { body: '<html>' }],
];

for (const [what, lost] of lostAnswers) {
  test(`after ${what} a POST that was done is not sent again`, async () => {
    const { stored, script } = keeping();
    await withServer(
      (request, count) => {
        const reply = script(request, count);
        return request.method === 'POST' && !isToken(request) ? lost : reply;
      },
      async (server) => {
        const api = server.client(timeFor(lost));
        assert.equal(await success(api.setProperties(7, [{ name: 'a', value: 'b' }])), [
          { name: 'a', propertyId: 100 },
        ]);
        assert.equal(server.calls(), [`POST ${base}`, `GET ${base}`]);
        assert.is(stored.length, 1);
      },
    )();
  });

  test(`after ${what} a POST that was not done is sent once more`, async () => {
    const { stored, script } = keeping();
    await withServer(
      (request, count) =>
        request.method === 'POST' && !isToken(request) && count === 1
          ? lost
          : script(request, count),
      async (server) => {
        const api = server.client(timeFor(lost));
        await success(api.setProperties(7, [{ name: 'a', value: 'b' }]));
        assert.equal(server.calls(), [`POST ${base}`, `GET ${base}`, `POST ${base}`]);
        assert.is(stored.length, 1);
      },
    )();
  });
}

test('after a lost answer another value that is there is replaced', async () => {
  const { stored, script } = keeping([property(4, 'A', 'theirs')]);
  await withServer(
    (request, count) =>
      request.method === 'POST' && !isToken(request) ? { fault: 'drop' } : script(request, count),
    async (server) => {
      assert.equal(
        await success(server.client().setProperties(7, [{ name: 'A', value: 'ours' }])),
        [{ name: 'A', propertyId: 4 }],
      );
      assert.equal(stored, [property(4, 'A', 'ours')]);
    },
  )();
});

test(
  'a POST that gets lost twice is given up',
  withServer(
    scripted(({ method }) => (method === 'GET' ? { body: [] } : { fault: 'drop' })),
    async (server) => {
      const error = await failure(server.client().setProperties(7, [{ name: 'a', value: 'b' }]));
      assert.is(error.code, 'network');
      assert.equal(server.calls(), [`POST ${base}`, `GET ${base}`, `POST ${base}`]);
    },
  ),
);

test(
  'where what is stored cannot be read either, the first error stands and nothing is sent again',
  withServer(
    scripted(({ method }) => (method === 'GET' ? { status: 404 } : { status: 500 })),
    async (server) => {
      const error = await failure(server.client().setProperties(7, [{ name: 'a', value: 'b' }]));
      assert.is(error.code, 'server');
      assert.equal(server.calls(), [`POST ${base}`, `GET ${base}`]);
    },
  ),
);

test.run();
