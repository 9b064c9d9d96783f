import type fc from 'fast-check';
import * as assert from 'uvu/assert';
import { nodesOf } from '../../model/chart/parts.js';
import { fuzz, isLong, type Size } from '../run.js';
import { play } from './play.js';
import { sequencesOf } from './sequences.js';
import type { Subject } from './subject.js';

/** Sends anything to a machine; in the long run every state has to have been met on the way. */
export const keepsItsWord = async <Input>(
  subject: Subject<Input>,
  size: Omit<Size, 'of'>,
  input: fc.Arbitrary<Input>,
): Promise<void> => {
  const { name, machine } = subject;
  const visited = new Set<string>();
  await fuzz(name, { ...size, of: 'sequences' }, [sequencesOf(machine, input)], (sequence) =>
    play(subject, sequence, visited),
  );
  // Where a machine only decides it never rests, so no snapshot shows it.
  const states = nodesOf(machine.root).filter(({ always }) => !always?.length);
  const missed = states.filter(({ id }) => !visited.has(id)).map(({ id }) => id);
  process.stdout.write(`  ${states.length - missed.length} of ${states.length} states\n`);
  if (isLong) assert.equal(missed, [], 'states that nothing led to');
};
