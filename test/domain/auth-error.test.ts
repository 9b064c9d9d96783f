import { readFile } from 'node:fs/promises';
import vm from 'node:vm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  authError,
  authErrorCodes,
  isAuthError,
  stages,
  toAuthError,
} from '../../src/domain/auth-error.js';

test('every code has a message fit to show', () => {
  for (const code of authErrorCodes) {
    const { message, retryable } = authError(code, 'fetchConnector');
    assert.match(message, /^[A-Z].*\.$/);
    assert.type(retryable, 'boolean');
  }
});

test('whether trying again can help is what the README says', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  for (const code of authErrorCodes) {
    const [, said] = new RegExp(`^\\| \`${code}\` \\|.*\\| (yes|no) \\|$`, 'm').exec(readme) ?? [];
    assert.is(authError(code, 'install').retryable, said === 'yes', code);
    assert.ok(said, code);
  }
});

test('the stages are states of the charts', () => {
  assert.equal(stages, [
    'install',
    'fetchConnector',
    'checkAuthType',
    'collectProperties',
    'setProperties',
    'authenticating',
    'disconnecting',
  ]);
});

test('is told by its shape, also from another realm', () => {
  const error = authError('server', 'setProperties', { status: 500 });
  const foreign: unknown = vm.runInNewContext(`(${JSON.stringify(error)})`);
  assert.ok(isAuthError(error));
  assert.ok(isAuthError(foreign));
});

test('nothing else passes for one', () => {
  const error = authError('server', 'setProperties');
  const others = [
    undefined,
    null,
    'server',
    new Error('server'),
    {},
    { ...error, code: 'teapot' },
    { ...error, stage: 'nowhere' },
    { ...error, message: 5 },
    { ...error, retryable: 'yes' },
    { ...error, status: '500' },
    { ...error, retryAfter: null },
    { ...error, fieldErrors: null },
    { ...error, fieldErrors: 'key' },
    { ...error, fieldErrors: { key: { text: 'refused' } } },
  ];
  for (const other of others) assert.not.ok(isAuthError(other));
});

test('whatever is thrown becomes one, without its text', () => {
  for (const stage of stages) {
    const error = toAuthError(new Error('canary-key'), stage);
    assert.is(error.code, 'badResponse');
    assert.is(error.stage, stage);
    assert.not.match(JSON.stringify(error), 'canary');
  }
});

test('takes the stage it is seen in', () => {
  const error = toAuthError(authError('network', 'fetchConnector'), 'authenticating');
  assert.is(error.stage, 'authenticating');
  assert.is(error.code, 'network');
});

test.run();
