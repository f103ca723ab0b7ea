// The reader without Node: who calls it brings the text, decoded and unzipped.
export { CnesFileError } from './errors.ts';
export { defaultLimits } from './limits.ts';
export { CnesParser } from './parser.ts';
export type { CnesHeader } from './types.ts';
