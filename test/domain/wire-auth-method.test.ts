import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { read } from './wire-reading.js';
import { withParameter } from './wire-samples.js';

const connector = (members: object) => ({
  Id: 1,
  Name: 'One',
  Authenticated: false,
  Connector: { Id: 2, Name: 'Example', ...members },
});

const methodOf = (members: object) => read(connector(members)).authMethod;

test('every AuthType becomes its method', () => {
  assert.equal(methodOf({ AuthType: 'None' }), { kind: 'none' });
  assert.equal(methodOf({ AuthType: 'ApiKey' }), { kind: 'apiKey' });
  assert.equal(methodOf({ AuthType: 'ApiKey', AuthScheme: 'X-Key' }), {
    kind: 'apiKey',
    header: 'X-Key',
  });
  assert.equal(methodOf({ AuthType: 'Basic' }), { kind: 'basic' });
  assert.equal(methodOf({ AuthType: 'OAuth1' }), { kind: 'oauth', grant: 'oauth1' });
});

test('every OAuth2Type becomes its method; one that is not known is left to the sign-in page', () => {
  const oauth2 = (OAuth2Type?: string) => methodOf({ AuthType: 'OAuth2', OAuth2Type });
  const authorizationCode = { kind: 'oauth', grant: 'authorizationCode' };
  assert.equal(oauth2('AuthorisationCode'), authorizationCode);
  assert.equal(oauth2('AuthorizationCode'), authorizationCode);
  assert.equal(oauth2('PasswordCredentials'), { kind: 'oauth', grant: 'password' });
  assert.equal(oauth2('ClientCredentials'), { kind: 'tokenGrant' });
  for (const other of ['Unknown', 'DeviceCode', undefined]) {
    assert.equal(oauth2(other), { kind: 'oauth', grant: 'unknown' });
  }
});

test('an OAuth2Type beside another AuthType means nothing', () => {
  for (const OAuth2Type of ['AuthorisationCode', 'ClientCredentials', 'Unknown']) {
    assert.equal(methodOf({ AuthType: 'ApiKey', OAuth2Type }), { kind: 'apiKey' });
    assert.equal(methodOf({ AuthType: 'Basic', OAuth2Type }), { kind: 'basic' });
  }
});

test("what cannot be done here is unsupported, in Cyclr's own word", () => {
  for (const word of ['Kerberos', 'NetSuiteOAuth1', 'ClientCertificate', 'Quantum']) {
    assert.equal(methodOf({ AuthType: word }), { kind: 'unsupported', authType: word });
  }
  assert.equal(methodOf({}), { kind: 'unsupported', authType: 'unspecified' });
});

test('AuthFields needs fields', () => {
  const sample = withParameter({});
  const withFields = { ...sample, Connector: { ...sample.Connector, AuthType: 'AuthFields' } };
  assert.equal(read(withFields).authMethod, { kind: 'authFields' });
  assert.equal(methodOf({ AuthType: 'AuthFields' }), {
    kind: 'unsupported',
    authType: 'AuthFields',
  });
});

test('the only method of a connector counts, whatever the connector says by itself', () => {
  const only = { AuthName: 'Basic', AuthType: 'Basic', AuthDescription: 'Ask your admin.' };
  const one = read(
    connector({ AuthType: 'ApiKey', AuthDescription: 'Old.', Authentication: [only] }),
  );
  assert.equal(one.authMethod, { kind: 'basic' });
  assert.is(one.authDescription, 'Ask your admin.');
  assert.is(one.authName, undefined);
});

const several = [
  { AuthName: 'Key', AuthType: 'ApiKey', AuthScheme: 'X-Key', AuthDescription: 'Paste it.' },
  { AuthName: 'Sign in', AuthType: 'OAuth2', OAuth2Type: 'AuthorisationCode' },
  { AuthName: 'Machine', AuthType: 'OAuth2', OAuth2Type: 'ClientCredentials' },
];

test("of several methods the one with the connector's own type counts, and is named", () => {
  const key = read(connector({ AuthType: 'ApiKey', Authentication: several }));
  assert.equal(key.authMethod, { kind: 'apiKey', header: 'X-Key' });
  assert.is(key.authName, 'Key');
  assert.is(key.authDescription, 'Paste it.');

  const machine = read(
    connector({
      AuthType: 'OAuth2',
      OAuth2Type: 'ClientCredentials',
      AuthDescription: 'General.',
      Authentication: several,
    }),
  );
  assert.equal(machine.authMethod, { kind: 'tokenGrant' });
  assert.is(machine.authName, 'Machine');
  assert.is(machine.authDescription, 'General.');
});

test('of several methods of the same type none is named, and the connector describes itself', () => {
  const twins = ['EU', 'US'].map((AuthName) => ({
    AuthName,
    AuthType: 'Basic',
    AuthDescription: `For ${AuthName}.`,
  }));
  const one = read(
    connector({ AuthType: 'Basic', AuthDescription: 'General.', Authentication: twins }),
  );
  assert.equal(one.authMethod, { kind: 'basic' });
  assert.is(one.authName, undefined);
  assert.is(one.authDescription, 'General.');
});

test('several methods of which none matches are unsupported', () => {
  assert.equal(methodOf({ AuthType: 'Basic', Authentication: several }), {
    kind: 'unsupported',
    authType: 'Basic',
  });
  assert.equal(methodOf({ Authentication: several }), {
    kind: 'unsupported',
    authType: 'unspecified',
  });
  assert.is(
    methodOf({ AuthType: 'OAuth2', OAuth2Type: 'PasswordCredentials', Authentication: several })
      .kind,
    'unsupported',
  );
});

test('a system connector is a utility', () => {
  assert.is(read(connector({ AuthType: 'None', IsSystemConnector: true })).utility, true);
  assert.is(read(connector({ AuthType: 'None' })).utility, false);
});

test.run();
