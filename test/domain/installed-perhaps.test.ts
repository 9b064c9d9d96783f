import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError, authErrorCodes } from '../../src/domain/auth-error.js';
import { installedPerhaps } from '../../src/domain/install.js';

const lost = ['network', 'timeout', 'server', 'badResponse'];

for (const code of authErrorCodes) {
  test(`what may have been installed is ${lost.includes(code) ? 'told and not tried again' : 'no matter'} after ${code}`, () => {
    const error = authError(code, 'install');
    const told = installedPerhaps(error);
    if (!lost.includes(code)) return assert.equal(told, error);
    assert.is(told.retryable, false);
    assert.match(told.message, 'may have been installed');
  });
}

test.run();
