import { readFileSync } from 'node:fs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';

const CODE = /\.(ts|tsx|mjs|css|sql)$/;
const TEXT = /(\.(ts|tsx|mjs|css|sql|md|json|html|svg|yml|yaml)|^[^.]*|\.npmrc|\.ci\/run)$/;

/** What must not be in a file, why, and in which files it is looked for. */
const RULES = [
  { pattern: /\b(TODO|FIXME|XXX)\b/, in: CODE, why: 'unfinished work belongs to an issue' },
  {
    pattern: /\b(?:it|test|describe|bench|suite)(?:\.\w+)*\.(only|skip|todo)\b/,
    in: CODE,
    why: 'a test left out shows nothing; use skipIf with its reason',
  },
  {
    pattern: /(?<!RFC .*)§ ?\d|\b(ui|flows|administration|citizens-and-agenda|management)\.md\b/,
    in: CODE,
    why: 'cites a document that is not in the repository: say the rule itself, or the id of its statement',
  },
  { pattern: /\/(work|farm)\//, in: TEXT, why: 'names a folder of one machine' },
  {
    pattern: /\bregistry\.[a-z0-9-]+\.[a-z]|\bnpmjs\.(com|org)\b/,
    in: TEXT,
    why: 'names a package registry host',
  },
];

/**
 * @param {string} file
 * @param {string} text
 * @returns {string[]} one problem per line and rule
 */
export function forbiddenIn(file, text) {
  const rules = RULES.filter((rule) => rule.in.test(file));
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter(({ pattern }) => pattern.test(line))
        .map(({ why }) => `${file}:${index + 1}: ${why}: ${line.trim().slice(0, 80)}`),
    );
}

/** Nothing unfinished, left out or tied to one machine. This folder names the words it looks for. */
export const forbiddenText = {
  name: 'forbidden-text',
  run: async () => ({
    problems: (await projectFiles())
      .filter((file) => TEXT.test(file) && !file.startsWith('scripts/check/forbidden-text'))
      .flatMap((file) => forbiddenIn(file, readFileSync(inRoot(file), 'utf8'))),
  }),
};
