import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';

/** The TypeScript files below a folder, in order, with slashes. */
export const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .sort();
