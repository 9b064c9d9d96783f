import { suite } from 'uvu';
import { ok } from 'uvu/assert';

/** Not one of the tests: a run of it shows that `failures-again` has nothing to say. */
const passing = suite('what passes');

passing('all FAIL well', () => ok(true));
passing.run();
