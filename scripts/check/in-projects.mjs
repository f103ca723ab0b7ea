import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { projectFiles } from '../lib/files.mjs';
import { inRoot, root } from '../lib/root.mjs';
import { runTool } from '../lib/run-command.mjs';

/** The TypeScript projects: those of the root and of each package. */
const projects = () => [
  ...readdirSync(root).filter((name) => /^tsconfig\.(?!base)\w+\.json$/.test(name)),
  ...readdirSync(inRoot('packages')).map((name) => `packages/${name}/tsconfig.json`),
];

/** A file outside every TypeScript project would be checked by nobody. */
export const inProjects = {
  name: 'in-projects',
  run: async () => {
    const files = await projectFiles();
    const known = new Set();
    for (const project of projects()) {
      const { output } = await runTool('typescript/bin/tsc', ['-p', project, '--listFilesOnly']);
      for (const file of output.split('\n')) known.add(relative(root, file).split(sep).join('/'));
    }
    const outside = files.filter((file) => /\.tsx?$/.test(file) && !known.has(file));
    return { problems: outside.map((file) => `${file}: in no tsconfig`) };
  },
};
