import { basename, resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { applyLot, LOT_OUTCOMES, type LotLine, type LotOutcome } from '../server/fci/apply-lot.ts';

const WORDS: Record<LotOutcome, string> = {
  applied: 'aplicadas',
  older: 'mais antigas que a já aplicada',
  repeated: 'repetidas',
  review: 'para conferência',
  refused: 'recusadas',
  held: 'à espera de um layout mais novo',
  'other-form': 'de outros modelos, deixadas de lado',
  unreadable: 'ilegíveis',
};
/** Outcomes that somebody has to look at. */
const TOLD: ReadonlySet<LotOutcome> = new Set(['review', 'refused', 'held', 'unreadable']);

/** Exit 0 when every ficha found its place, 1 when some wait, were refused or could not be read. */
export const citizensApply: Command<Platform> = {
  name: 'citizens apply',
  summary: 'Aplica ao cadastro dos cidadãos os cadastros individuais de lotes LEDI (.zip ou registros).',
  needs: 'installation',
  positionals: [
    { name: 'FILE', required: true, repeats: true, description: 'Lotes LEDI (.zip) ou registros.' },
  ],
  async run(context) {
    const counts = Object.fromEntries(LOT_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
      LotOutcome,
      number
    >;
    const reasons: Array<Omit<LotLine, 'unfit'>> = [];
    const unusable: Array<{ file: string; reason: string }> = [];
    const files = context.positionals.map((file) => resolve(context.cwd, file));
    const lines = applyLot(context.platform, files, (file, reason) => {
      unusable.push({ file: basename(file), reason });
      context.progress(`${basename(file)}: ${reason}`);
    });
    let interrupted = false;
    for await (const { unfit, ...line } of lines) {
      counts[line.outcome]++;
      // Applied, but not whole: a number of somebody else stayed out.
      const isLess = unfit.length > 0 && line.reason !== null;
      if (TOLD.has(line.outcome) || isLess) {
        reasons.push({ ...line, file: basename(line.file) });
        context.print(`${placeOf(line)}: ${line.reason ?? WORDS[line.outcome]}`);
      }
      interrupted = context.signal.aborted;
      if (interrupted) break;
    }
    for (const outcome of LOT_OUTCOMES) {
      if (counts[outcome] > 0) context.print(`Fichas ${WORDS[outcome]}: ${counts[outcome]}`);
    }
    if (interrupted) context.print('Interrompido. Repita o comando para continuar de onde parou.');
    const clean = reasons.length === 0 && unusable.length === 0 && !interrupted;
    return { exit: clean ? 0 : 1, json: { counts, reasons, unusable, interrupted } };
  },
};

const placeOf = ({ file, entry }: Pick<LotLine, 'file' | 'entry'>): string =>
  entry === null ? basename(file) : `${basename(file)} › ${entry}`;
