import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PropertyChange } from '../../src/domain/property.js';
import { Secret } from '../../src/domain/secret.js';
import { failure, success } from './outcome.js';
import { base, isToken, keeping, scripted } from './property-server.js';
import { property } from './samples.js';
import { withServer } from './scripted-server.js';

test(
  'no changes, no request',
  withServer(keeping().script, async (server) => {
    assert.equal(await success(server.client().setProperties(7, [])), []);
    assert.equal(await success(server.client().setProperties(7, [], { readFirst: true })), []);
    assert.is(server.requests.length, 0);
  }),
);

test('each change is one write: PUT where there is an id, else POST, DELETE to remove', async () => {
  const { stored, script } = keeping([property(1, 'a', 'old'), property(2, 'b', 'old')]);
  await withServer(script, async (server) => {
    const changes: PropertyChange[] = [
      { name: 'a', value: 'new', propertyId: 1 },
      { name: 'b', value: null, propertyId: 2 },
      { name: 'c', value: Secret.of('s3cr3t') },
      { name: 'd', value: null },
    ];
    assert.equal(await success(server.client().setProperties(7, changes)), [
      { name: 'a', propertyId: 1 },
      { name: 'b' },
      { name: 'c', propertyId: 100 },
      { name: 'd' },
    ]);
    assert.equal([...server.calls()].sort(), [`DELETE ${base}/2`, `POST ${base}`, `PUT ${base}/1`]);
    const post = server.requests.find(({ method, url }) => method === 'POST' && url === base);
    assert.is(post?.body, '{"Name":"c","Value":"s3cr3t"}');
    assert.equal(
      stored.map(({ Name, Value }) => [Name, Value]),
      [
        ['a', 'new'],
        ['c', 's3cr3t'],
      ],
    );
  })();
});

test('an empty value removes, and a name given twice is written once', async () => {
  const { stored, script } = keeping([property(1, 'a', 'old')]);
  await withServer(script, async (server) => {
    const changes = [
      { name: 'a', value: '', propertyId: 1 },
      { name: 'b', value: 'first' },
      { name: 'b', value: 'last' },
    ];
    await success(server.client().setProperties(7, changes));
    assert.equal(stored, [property(100, 'b', 'last')]);
  })();
});

test('writes go out together', async () => {
  let waiting = 0;
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  await withServer(
    async (request) => {
      if (isToken(request)) return { body: { access_token: 't', expires_in: 3600 } };
      waiting += 1;
      if (waiting === 3) release();
      await all;
      return { body: property(waiting, 'x', 'y') };
    },
    async (server) => {
      const changes = ['a', 'b', 'c'].map((name) => ({ name, value: 'v' }));
      assert.is((await success(server.client().setProperties(7, changes))).length, 3);
    },
  )();
});

test('a property that is gone is created anew', async () => {
  const { stored, script } = keeping();
  await withServer(script, async (server) => {
    const changes = [{ name: 'a', value: 'b', propertyId: 9 }];
    assert.equal(await success(server.client().setProperties(7, changes)), [
      { name: 'a', propertyId: 100 },
    ]);
    assert.equal(stored, [property(100, 'a', 'b')]);
  })();
});

test('a property that has another id by now is replaced, and there are no two of it', async () => {
  const { stored, script } = keeping([property(1, 'a', 'old')]);
  await withServer(script, async (server) => {
    const changes = [{ name: 'a', value: 'b', propertyId: 9 }];
    assert.equal(await success(server.client().setProperties(7, changes)), [
      { name: 'a', propertyId: 1 },
    ]);
    assert.equal(stored, [property(1, 'a', 'b')]);
    assert.equal(server.calls(), [`PUT ${base}/9`, `GET ${base}`, `PUT ${base}/1`]);
  })();
});

test('a property that is there is not created, whatever a 404 says', async () => {
  const { stored, script } = keeping([property(1, 'a', 'old')]);
  const denying: typeof script = (request, count) =>
    request.method === 'PUT' ? { status: 404 } : script(request, count);
  await withServer(denying, async (server) => {
    const changes = [{ name: 'a', value: 'b', propertyId: 1 }];
    const error = await failure(server.client().setProperties(7, changes));
    assert.equal([error.code, error.stage], ['notFound', 'setProperties']);
    assert.equal(stored, [property(1, 'a', 'old')]);
    assert.not.ok(server.calls().some((call) => call.startsWith('POST')));
  })();
});

test('reading first leaves alone what is stored already, and knows the ids', async () => {
  const { script } = keeping([property(1, 'same', 'v'), property(2, 'Other', 'old')]);
  await withServer(script, async (server) => {
    const changes = [
      { name: 'same', value: Secret.of('v') },
      { name: 'other', value: 'new' },
      { name: 'gone', value: 'v', propertyId: 55 },
      { name: 'nothing', value: null, propertyId: 56 },
    ];
    assert.equal(await success(server.client().setProperties(7, changes, { readFirst: true })), [
      { name: 'same', propertyId: 1 },
      { name: 'other', propertyId: 2 },
      { name: 'gone', propertyId: 100 },
      { name: 'nothing' },
    ]);
    assert.is(server.calls()[0], `GET ${base}`);
    assert.equal([...server.calls()].slice(1).sort(), [`POST ${base}`, `PUT ${base}/2`]);
  })();
});

test(
  'when the first read fails, nothing is written',
  withServer(
    scripted(() => ({ status: 404 })),
    async (server) => {
      const changes = [{ name: 'a', value: 'b' }];
      const error = await failure(server.client().setProperties(7, changes, { readFirst: true }));
      assert.is(error.code, 'notFound');
      assert.is(error.stage, 'setProperties');
      assert.equal(server.calls(), [`GET ${base}`]);
    },
  ),
);

const nameIn = (body: string): unknown => JSON.parse(body).Name;

test(
  'a refused value is told at its field, in the words of Cyclr, and the others are stored',
  withServer(
    scripted(({ body }) =>
      nameIn(body) === 'bad'
        ? { status: 400, body: { Message: 'No such domain.' } }
        : { body: property(1, 'good', 'v') },
    ),
    async (server) => {
      const changes = ['bad', 'good'].map((name) => ({ name, value: 'v' }));
      const error = await failure(server.client().setProperties(7, changes));
      assert.equal(error, {
        code: 'rejected',
        stage: 'setProperties',
        message: 'No such domain.',
        retryable: false,
        status: 400,
        fieldErrors: { bad: 'No such domain.' },
      });
      assert.is(server.calls().length, 2);
    },
  ),
);

test(
  'several refusals come together, and before whatever else went wrong',
  withServer(
    scripted(({ body }) => {
      const name = nameIn(body);
      return name === 'other'
        ? { status: 409 }
        : { status: 400, body: { Message: `Bad ${name}.` } };
    }),
    async (server) => {
      const changes = ['other', 'a', 'b'].map((name) => ({ name, value: 'v' }));
      const error = await failure(server.client().setProperties(7, changes));
      assert.is(error.code, 'rejected');
      assert.is(error.message, 'The details were not accepted.');
      assert.equal(error.fieldErrors, { a: 'Bad a.', b: 'Bad b.' });
      assert.is(error.stage, 'setProperties');
    },
  ),
);

test(
  'of other errors the first one is told',
  withServer(
    scripted(({ body }) =>
      nameIn(body) === 'a' ? { body: property(1, 'a', 'v') } : { status: 409 },
    ),
    async (server) => {
      const changes = ['a', 'b'].map((name) => ({ name, value: 'v' }));
      const error = await failure(server.client().setProperties(7, changes));
      assert.is(error.code, 'conflict');
      assert.is(error.fieldErrors, undefined);
    },
  ),
);

test.run();
