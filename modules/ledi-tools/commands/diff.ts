import { resolve } from 'node:path';
import type { RecordDifference } from '@pec-aberto/ledi/node';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { loadLedi } from './files.ts';

/** As `diff`: exit 0 when nothing differs, 1 when something does, 2 when a side could not be used. */
export const lediDiff: Command<Platform> = {
  name: 'ledi diff',
  summary: 'Compara dois registros do LEDI, ou dois lotes por uuid, campo por campo.',
  needs: 'nothing',
  positionals: [
    { name: 'A', required: true, description: 'Registro ou zip de antes.' },
    { name: 'B', required: true, description: 'Registro ou zip de depois.' },
  ],
  async run(context) {
    const { LediError, diffFiles, layout } = await loadLedi();
    const [before = '', after = ''] = context.positionals.map((file) => resolve(context.cwd, file));
    let count = 0;
    try {
      for await (const difference of diffFiles(layout, before, after)) {
        count += 1;
        const text = context.json ? JSON.stringify(difference, nullForAbsent) : describe(difference);
        if (context.signal.aborted || !(await context.write(text))) break;
      }
    } catch (error) {
      if (!(error instanceof LediError)) throw error;
      context.progress(error.message);
      return { exit: 2, streamed: true };
    }
    return { exit: count > 0 || context.signal.aborted ? 1 : 0, streamed: true };
  },
};

const nullForAbsent = (_: string, value: unknown) => (value === undefined ? null : value);

function describe({ uuid, status, before, after, differences }: RecordDifference): string {
  const name = uuid ?? before ?? after ?? 'registro';
  if (status === 'only-before') return `${name}: só em A`;
  if (status === 'only-after') return `${name}: só em B`;
  const shown = (value: unknown) => (value === undefined ? 'ausente' : JSON.stringify(value));
  const lines = differences.map(
    (one) => `  ${one.path || 'registro'}: ${shown(one.before)} → ${shown(one.after)}`,
  );
  return [name, ...lines].join('\n');
}
