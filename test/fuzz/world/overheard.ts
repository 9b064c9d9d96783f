import type { CanaryScan } from '../../support/canaries.js';

/** Runs something, and takes in what is written to the console meanwhile. */
export const overheard = async (scan: CanaryScan, run: () => Promise<void>): Promise<void> => {
  const stopListening = scan.output();
  try {
    await run();
  } finally {
    stopListening();
  }
};
