import { dirname, join } from 'node:path';

/**
 * File that another process of the program begins with: they lie side by side, compiled or written in few files, and this one
 * began with one of them.
 */
export const entryBeside = (name: 'supervisor' | 'web' | 'worker'): string =>
  join(dirname(process.argv[1] ?? ''), `${name}.js`);
