import { fileURLToPath } from 'node:url';
import { knownPackages } from './data-package.ts';

/** Directories of the packages that come with the program, one for each known name. */
export function builtInPackages(): string[] {
  return Object.keys(knownPackages).map((name) => fileURLToPath(new URL(`../data/${name}`, import.meta.url)));
}
