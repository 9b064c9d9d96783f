import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sandbox, Unknowns } from '../../src/sandbox/index.js';
import {
  askToken,
  type Call,
  callerOf,
  decide,
  locationOf,
  signInUrl,
  visit,
  withSandbox,
} from './caller.js';

const list = '/v1.0/account/connectors';
const mailgun = `${list}/1002/properties`;

const withCaller = (use: (sandbox: Sandbox, call: Call) => Promise<void>) =>
  withSandbox(async (sandbox) => use(sandbox, await callerOf(sandbox)));

test(
  'token errors take the shape and status they are told to',
  withSandbox(async (sandbox) => {
    const refused = () => askToken(sandbox, { client_secret: 'wrong' });
    sandbox.setUnknowns({ tokenError: 'message', tokenErrorStatus: 401 });
    const message = await refused();
    assert.is(message.status, 401);
    assert.type(message.at('Message'), 'string');
    sandbox.setUnknowns({ tokenError: 'empty' });
    assert.is((await refused()).text, '');
  }),
);

test(
  '401 and 404 bodies',
  withCaller(async (sandbox, call) => {
    const anonymous = () => visit(`${sandbox.apiUrl}${list}`);
    assert.match(String((await anonymous()).at('Message')), 'Authorization has been denied');
    sandbox.setUnknowns({ unauthorizedBody: 'empty' });
    assert.is((await anonymous()).text, '');
    sandbox.setUnknowns({ unauthorizedBody: 'html' });
    assert.match((await anonymous()).text, '<h1>');
    assert.is((await call('GET', `${list}/9999`)).text, '');
    sandbox.setUnknowns({ notFoundBody: 'message' });
    assert.type((await call('GET', `${list}/9999`)).at('Message'), 'string');
  }),
);

test(
  'a second POST of one name overwrites, duplicates, or is refused',
  withCaller(async (sandbox, call) => {
    const post = (Value: string) => call('POST', mailgun, { Name: 'Domain', Value });
    const first = await post('1');
    assert.is((await post('2')).at('Id'), first.at('Id'));
    assert.is((await call('GET', mailgun)).rows, 1);
    sandbox.setUnknowns({ duplicateProperty: 'duplicate' });
    assert.is.not((await post('3')).at('Id'), first.at('Id'));
    assert.is((await call('GET', mailgun)).rows, 2);
    sandbox.setUnknowns({ duplicateProperty: 'reject400' });
    assert.is((await post('4')).status, 400);
  }),
);

test(
  'sensitive values read back clear, masked or null; others always clear',
  withCaller(async (sandbox, call) => {
    await call('POST', mailgun, { Name: 'SigningKey', Value: 'hush' });
    await call('POST', mailgun, { Name: 'Domain', Value: 'a.test' });
    const values = async () => {
      const answer = await call('GET', `${mailgun}?orderBy=Name`);
      return [answer.at(0, 'Value'), answer.at(1, 'Value')];
    };
    assert.equal(await values(), ['a.test', 'hush']);
    sandbox.setUnknowns({ sensitiveValues: 'masked' });
    assert.equal(await values(), ['a.test', '********']);
    sandbox.setUnknowns({ sensitiveValues: 'null' });
    assert.equal(await values(), ['a.test', null]);
    assert.is(sandbox.readProperty(1002, 'SigningKey'), 'hush');
  }),
);

test(
  'unset parameters may be listed empty, each with an id that a PUT can use',
  withCaller(async (sandbox, call) => {
    sandbox.setUnknowns({ unsetParameters: 'empty' });
    const listed = await call('GET', mailgun);
    assert.is(listed.rows, 4);
    assert.is(listed.at(0, 'Value'), '');
    assert.equal((await call('GET', mailgun)).json, listed.json);
    const put = await call('PUT', `${mailgun}/${listed.at(0, 'Id')}`, { Value: 'a.test' });
    assert.is(put.at('Name'), 'Domain');
    assert.is(sandbox.readProperty(1002, 'Domain'), 'a.test');
    const posted = await call('POST', mailgun, { Name: 'Region', Value: 'EU' });
    assert.is(posted.at('Id'), listed.at(1, 'Id'));
    sandbox.setUnknowns({ unsetParameters: 'absent' });
    assert.is((await call('GET', mailgun)).rows, 2);
  }),
);

test(
  'Properties in a PUT of the connector merge or replace',
  withCaller(async (sandbox, call) => {
    const put = (Name: string) =>
      call('PUT', `${list}/1002`, { Properties: [{ Name, Value: 'x' }] });
    await put('Domain');
    await put('Region');
    assert.is((await call('GET', mailgun)).rows, 2);
    sandbox.setUnknowns({ putProperties: 'replace' });
    await put('SigningKey');
    assert.is((await call('GET', mailgun)).rows, 1);
  }),
);

test(
  'a value the seed rejects is stored, or refused by name and never by value',
  withCaller(async (sandbox, call) => {
    const bad = { Name: 'Domain', Value: 'invalid.example.com' };
    assert.is((await call('POST', mailgun, bad)).status, 200);
    sandbox.setUnknowns({ invalidProperty: 'reject400' });
    const refused = await call('POST', mailgun, bad);
    assert.is(refused.status, 400);
    assert.match(String(refused.at('Message')), 'Domain');
    assert.not.match(refused.text, 'invalid.example.com');
    assert.is((await call('POST', mailgun, { ...bad, Value: 'ok.test' })).status, 200);
  }),
);

test(
  'a wrong credential is stored, refused with 400, or kept unauthenticated; a right one always works',
  withCaller(async (sandbox, call) => {
    const put = (AuthValue: string) => call('PUT', `${list}/1001`, { AuthValue });
    assert.is((await put('wrong')).at('Authenticated'), true);
    sandbox.setUnknowns({ authValueCheck: 'unauthenticated' });
    assert.is((await put('wrong')).at('Authenticated'), false);
    sandbox.setUnknowns({ authValueCheck: 'reject400' });
    const refused = await put('wrong again');
    assert.is(refused.status, 400);
    assert.not.match(refused.text, 'wrong again');
    assert.is(sandbox.readAuthValue(1001), 'wrong');
    const right = sandbox.demoAnswers(1001).apiKey ?? '';
    assert.is((await put(right)).at('Authenticated'), true);
  }),
);

test(
  'a Basic credential is compared as UTF-8, with everything after the first colon as password',
  withCaller(async (sandbox, call) => {
    sandbox.setUnknowns({ authValueCheck: 'reject400' });
    const { username = '', password = '', properties } = sandbox.demoAnswers(1003);
    for (const [Name, Value] of Object.entries(properties)) {
      await call('POST', `${list}/1003/properties`, { Name, Value });
    }
    const put = (encoding: 'utf8' | 'latin1') =>
      call('PUT', `${list}/1003`, {
        AuthValue: Buffer.from(`${username}:${password}`, encoding).toString('base64'),
      });
    assert.is((await put('latin1')).status, 400);
    assert.is((await put('utf8')).at('Authenticated'), true);
  }),
);

test(
  'what an empty AuthValue and "{}" do',
  withCaller(async (sandbox, call) => {
    const put = (id: number, AuthValue: string) => call('PUT', `${list}/${id}`, { AuthValue });
    await put(1001, 'key');
    sandbox.setUnknowns({ emptyAuthValue: 'ignore' });
    assert.is((await put(1001, '')).at('Authenticated'), true);
    sandbox.setUnknowns({ emptyAuthValue: 'reject400' });
    assert.is((await put(1001, '')).status, 400);
    sandbox.setUnknowns({ emptyAuthValue: 'clear' });
    assert.is((await put(1001, '')).at('Authenticated'), false);
    sandbox.setUnknowns({ authenticatedAfterEmptyGrant: false });
    assert.is((await put(1007, '{}')).at('Authenticated'), false);
    sandbox.setUnknowns({ undocumentedAuthValue: 'reject400' });
    assert.is((await put(1016, 'x')).status, 400);
  }),
);

test(
  'Authenticated for None and AuthFields',
  withCaller(async (sandbox) => {
    const flag = (id: number) =>
      sandbox.connectors().find((connector) => connector.id === id)?.authenticated;
    sandbox.setUnknowns({ authenticatedForNone: 'always', authenticatedForAuthFields: 'always' });
    assert.equal([flag(1010), flag(1011), flag(1012)], [true, true, true]);
    sandbox.setUnknowns({ authenticatedForNone: 'never', authenticatedForAuthFields: 'never' });
    assert.equal([flag(1010), flag(1011), flag(1012)], [false, false, false]);
  }),
);

test(
  'page sizes, parameters in rows, and the top-level AuthType',
  withCaller(async (sandbox, call) => {
    sandbox.setUnknowns({ defaultPageSize: 2, maxPageSize: 3, listParameters: false });
    assert.is((await call('GET', list)).rows, 2);
    assert.is((await call('GET', `${list}?pageSize=100`)).rows, 3);
    assert.is((await call('GET', list)).at(1, 'Connector', 'Parameters'), undefined);
    const one = await call('GET', `${list}/1002`);
    assert.ok(Array.isArray(one.at('Connector', 'Parameters')));
    sandbox.setUnknowns({ topLevelAuthType: 'release' });
    assert.is((await call('GET', `${list}/1013`)).at('Connector', 'AuthType'), 'OAuth2');
  }),
);

test(
  'account-scoped tokens: disagreement with the header, no header, and sign-in tokens',
  withSandbox(
    async (sandbox) => {
      const scoped = await callerOf(sandbox, { account: 'b', scope: 'account:a' });
      assert.is((await scoped('GET', list)).status, 401);
      sandbox.setUnknowns({ scopeDisagreement: 403 });
      assert.is((await scoped('GET', list)).status, 403);
      const bare = await callerOf(sandbox, { account: '', scope: 'account:a' });
      assert.is((await bare('GET', list)).status, 401);
      sandbox.setUnknowns({ headerWithScopedToken: 'optional' });
      assert.is((await bare('GET', list)).status, 200);
      const mint = (account: string) =>
        scoped('POST', `/v1.0/accounts/${account}/signintoken`, { Username: 'u' });
      assert.is((await mint('a')).status, 403);
      sandbox.setUnknowns({ signInWithScopedToken: 'reject401' });
      assert.is((await mint('a')).status, 401);
      sandbox.setUnknowns({ signInWithScopedToken: 'accept' });
      assert.is((await mint('a')).status, 200);
      assert.is((await mint('b')).status, 403);
    },
    {
      seed: {
        connectors: [],
        accounts: [
          { id: 'a', connectors: [] },
          { id: 'b', connectors: [] },
        ],
      },
    },
  ),
);

test(
  'completion: which window hears, whether it closes, what the redirect gains, and COOP',
  withCaller(async (sandbox, call) => {
    sandbox.setUnknowns({
      messageTarget: 'opener',
      popupCloses: true,
      providerCoop: true,
      redirectQuery: 'status',
    });
    const finish = async (members: Readonly<Record<string, string>>) => {
      const url = await signInUrl(sandbox, call, { id: '1005', ...members });
      const page = await visit(locationOf(await visit(url)));
      assert.is(page.headers.get('cross-origin-opener-policy'), 'same-origin');
      return visit(locationOf(await decide(sandbox, page, 'allow')));
    };
    const posted = await finish({ targetOrigin: 'https://host.example', callbackMessage: 'm' });
    assert.match(posted.text, 'window.opener.postMessage');
    assert.not.match(posted.text, 'window.parent.postMessage');
    assert.match(posted.text, 'window.close()');
    const redirected = await finish({ targetOrigin: 'https://host.example/done?a=1' });
    assert.is(locationOf(redirected), 'https://host.example/done?a=1&status=success');
  }),
);

test(
  'method calls are blocked, allowed, or native; CORS is off until asked for',
  withCaller(async (sandbox, call) => {
    const path = `${list}/1001/test/801`;
    assert.is((await call('GET', path)).status, 403);
    sandbox.setUnknowns({ methodCallsBlockedStatus: 401 });
    assert.is((await call('POST', path, {})).status, 401);
    sandbox.setUnknowns({ methodCalls: 'allowed' });
    assert.is((await call('GET', path)).status, 400);
    const allowed = async (headers: HeadersInit) =>
      (await visit(`${sandbox.apiUrl}${list}`, headers)).headers.get('access-control-allow-origin');
    const page = { Origin: 'https://host.example' };
    assert.is(await allowed(page), null);
    sandbox.setUnknowns({ cors: true });
    assert.is(await allowed(page), '*');
    assert.is(await allowed({}), null);
  }),
);

test(
  'the sandbox tells which switches its answers have rested on',
  withCaller(async (sandbox, call) => {
    await call('GET', `${list}/9999`);
    assert.equal([...sandbox.unknownsAsked()], ['notFoundBody']);
    await call('GET', list);
    const onList: readonly (keyof Unknowns)[] = [
      'defaultPageSize',
      'listParameters',
      'maxPageSize',
      'notFoundBody',
      'topLevelAuthType',
      'unsetParameters',
    ];
    for (const name of onList) assert.ok(sandbox.unknownsAsked().has(name), name);
    assert.not.ok(sandbox.unknownsAsked().has('duplicateProperty'));
    // What a test looks up itself is no answer.
    sandbox.reset();
    sandbox.connectors();
    assert.is(sandbox.unknowns.cors, false);
    assert.is(sandbox.unknownsAsked().size, 0);
  }),
);

test.run();
