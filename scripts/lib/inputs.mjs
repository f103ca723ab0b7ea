import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built web part depends on, relative to the project; `*` stands for each folder there. */
const WEB_INPUTS = [
  'apps/web',
  'ui',
  'platform/contract',
  'platform/errors',
  'modules/*/web',
  'modules/*/contract.ts',
  'modules/*/contract',
  'packages/*/src',
  // Layouts of the LEDI, judged by in the browser.
  'packages/ledi/data',
  // The manual is read inside the program.
  'docs/pt-BR',
  'package-lock.json',
  'tsconfig.base.json',
];

/** SHA-256 over names and contents of everything the web build reads (tests left out). */
export function webInputsHash(root) {
  const hash = createHash('sha256');
  for (const input of WEB_INPUTS.flatMap((pattern) => expand(root, pattern))) {
    for (const file of filesUnder(root, input)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** @returns {string[]} the existing paths that a pattern with at most one `*` names, sorted */
function expand(root, pattern) {
  const [before, after] = pattern.split('/*/');
  if (after === undefined) return existsSync(join(root, pattern)) ? [pattern] : [];
  if (!existsSync(join(root, before))) return [];
  return readdirSync(join(root, before))
    .sort()
    .map((name) => `${before}/${name}/${after}`)
    .filter((path) => existsSync(join(root, path)));
}

/** @returns {string[]} the files at or under a path, sorted, relative to `root` */
function filesUnder(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .filter((name) => name !== 'node_modules' && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
