import { runTool } from '../lib/run-command.mjs';

/** A check that is one run of a tool: its output is the problem when it fails. */
const toolCheck = (name, tool, args, problemsIn = (output) => [output.trim()]) => ({
  name,
  run: async () => {
    const { code, output } = await runTool(tool, args);
    if (code === 0) return { problems: [] };
    const problems = problemsIn(output).filter(Boolean);
    return { problems: problems.length > 0 ? problems : [`${tool} ended with ${code}\n${output}`] };
  },
});

/** The formatter shows every change it would make; the name of the file is enough here. */
const unformatted = (output) =>
  [...output.matchAll(/^(\S+) format ━/gm)].map(([, file]) => `${file}: not formatted (npm run format)`);

export const types = toolCheck('types', 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
export const lint = toolCheck('lint', 'oxlint/bin/oxlint', ['--type-aware', '--format=unix']);
export const format = toolCheck(
  'format',
  '@biomejs/biome/bin/biome',
  ['format', '--max-diagnostics=200'],
  unformatted,
);
export const deadCode = toolCheck('dead-code', 'knip/bin/knip.js', ['--no-progress']);
