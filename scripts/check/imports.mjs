import { posix } from 'node:path';

const COMMENT_OR_STRING = /(["'])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\.|[^\\`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\s*\(\s*['"]([^'"\n]+)['"]/g;

/**
 * The imports of a TypeScript or JavaScript text, read without a parser: comments are blanked, then import
 * and re-export statements (at the start of a line) and `import('…')` are matched.
 * @param {string} text
 * @returns {{ specifier: string, typeOnly: boolean }[]} `import { type A }` is not type-only: with
 *   `verbatimModuleSyntax` the statement stays in the compiled code
 */
export function importsOf(text) {
  const code = text.replace(COMMENT_OR_STRING, (match) => (match.startsWith('/') ? ' ' : match));
  return [STATIC, DYNAMIC].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, type, specifier]) => ({ specifier, typeOnly: type !== undefined })),
  );
}

/**
 * Where an import leads, as a path of the project without extension (`modules/access/index`), a package's
 * folder (`packages/brazil`), or `undefined` for what is not of this project.
 * @param {string} from file that imports, relative to the project
 * @param {string} specifier
 */
export function resolveImport(from, specifier) {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('@pec-aberto/')) return `packages/${specifier.split('/')[1]}`;
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(from), specifier).replace(/\.(ts|tsx|mjs|js)$/, '');
}
