import { readFileSync } from 'node:fs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';
import { brokenRules } from './boundary-rules.mjs';
import { findCycles } from './cycles.mjs';
import { importsOf, resolveImport } from './imports.mjs';
import { foldersBothWays } from './one-way.mjs';

/** The walls between the rooms of the house, no circle of imports or types, and none of the folders inside a room. */
export const boundaries = {
  name: 'boundaries',
  run: async () => {
    const files = (await projectFiles()).filter((file) => /\.tsx?$/.test(file));
    const imports = files.flatMap((from) =>
      importsOf(readFileSync(inRoot(from), 'utf8')).map(({ specifier, typeOnly }) => ({
        from,
        specifier,
        typeOnly,
        to: resolveImport(from, specifier),
      })),
    );
    const broken = imports.flatMap((one) =>
      brokenRules(one).map((why) => `${one.from} → ${one.specifier}: ${why}`),
    );
    const cycles = findCycles(graphOf(files, imports)).map(
      (cycle) => `circle of imports: ${cycle.join(' → ')}`,
    );
    return {
      problems: [...broken, ...cycles, ...foldersBothWays(imports)],
      note: `${files.length} files, ${imports.length} imports`,
    };
  },
};

/** Types go round only in the platform, whose context names all that hangs on it; tests may. */
const mayGoRound = ({ from, typeOnly }) =>
  typeOnly && (from.startsWith('platform/') || /[./]test/.test(from));

function graphOf(files, imports) {
  const named = new Map(files.map((file) => [file.replace(/\.tsx?$/, ''), file]));
  const graph = new Map(files.map((file) => [file, []]));
  for (const one of imports) {
    const target = named.get(one.to);
    if (target && !mayGoRound(one)) graph.get(one.from).push(target);
  }
  return graph;
}
