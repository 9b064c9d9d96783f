import { suite } from 'uvu';
import { equal, ok } from 'uvu/assert';

/** Not one of the tests: a run of it shows what `failures-again` says. */
const failing = suite('what fails');

failing('this fails', () => equal(1, 2));
failing('that passes', () => ok(true));
failing.run();

const more = suite();

more('something else fails', () => ok(false, 'a reason'));
more.run();
