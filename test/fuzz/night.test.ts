import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { shortOf } from './night.js';

test('a night that has tried too little is told from one that has not', () => {
  const enough = ['bodies', 100_000] as const;
  assert.equal(shortOf([['views', 1], enough, ['sequences', 100_000]]), []);
  assert.equal(shortOf([enough, ['sequences', 99_999]]), ['99999 sequences are fewer than 100000']);
  assert.equal(shortOf([enough]), ['0 sequences are fewer than 100000']);
});

test.run();
