import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../lib/root.mjs';

/** Where Vitest finds what this run is to break, written by `npm run mutate`. */
export const PLAN = 'PEC_MUTATION_PLAN';

/**
 * A Vite plugin that breaks files on their way to the tests: nothing is ever written into the tree. A plan either
 * `mark`s the places of all mutants drawn, to learn which tests reach them, or breaks one.
 * @returns {import('vite').Plugin}
 */
export function mutation() {
  const plan = JSON.parse(readFileSync(process.env[PLAN] ?? '', 'utf8'));
  return {
    name: 'pec-mutation',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id.split('?')[0]).replaceAll('\\', '/');
      const mutants = plan.mutants.filter((mutant) => mutant.file === file);
      if (mutants.length === 0) return undefined;
      return { code: plan.mark ? marked(code, mutants) : broken(code, mutants[0]), map: null };
    },
  };
}

const broken = (code, { start, end, replacement }) => code.slice(0, start) + replacement + code.slice(end);

/** Each place says that it was reached before it goes on as ever. Places may lie inside one another. */
function marked(code, mutants) {
  const inserts = mutants.flatMap(({ id, start, end, kind }) => {
    const reached = `globalThis.__pecReached?.(${id})`;
    return kind === 'statements'
      ? [{ at: start + 1, depth: end - start, text: `${reached};` }]
      : [
          { at: start, depth: start - end, text: `(${reached}, ` },
          { at: end, depth: end - start, text: ')' },
        ];
  });
  // From the end, so that positions hold; where two meet, the outer one opens first and closes last.
  inserts.sort((a, b) => b.at - a.at || b.depth - a.depth);
  return inserts.reduce((text, { at, text: insert }) => text.slice(0, at) + insert + text.slice(at), code);
}
