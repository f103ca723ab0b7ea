import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { applyLot, LOT_OUTCOMES, type LotLine, type LotOutcome } from '../server/apply-lot.ts';
import { type UnknownPlace, whatToDo } from '../server/received/unknown-place.ts';

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

/**
 * Exit 0 when every ficha found its place, 1 when some wait, were refused or could not be read, 2 when a file could not
 * be used.
 */
export const citizensApply: Command<Platform> = {
  name: 'citizens apply',
  summary: 'Aplica ao cadastro dos cidadãos os cadastros individuais de lotes LEDI (.zip ou registros).',
  needs: 'installation',
  positionals: [
    { name: 'arquivo', required: true, repeats: true, description: 'Lotes LEDI (.zip) ou registros.' },
  ],
  async run(context) {
    const counts = Object.fromEntries(LOT_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
      LotOutcome,
      number
    >;
    const reasons: Array<Omit<LotLine, 'unfit' | 'unknown'>> = [];
    const unknowns: UnknownPlace[] = [];
    const unusable: Array<{ file: string; reason: string }> = [];
    const given = new Map(context.positionals.map((file) => [resolve(context.cwd, file), file]));
    const asGiven = (file: string) => given.get(file) ?? file;
    const lines = applyLot(context.platform, [...given.keys()], (file, reason) => {
      unusable.push({ file: asGiven(file), reason });
      context.progress(`${asGiven(file)}: ${reason}`);
    });
    let interrupted = false;
    for await (const { unfit, unknown, ...line } of lines) {
      counts[line.outcome]++;
      if (unknown) unknowns.push(unknown);
      // Applied, but not whole: a number of somebody else stayed out.
      const isLess = unfit.length > 0 && line.reason !== null;
      if (TOLD.has(line.outcome) || isLess) {
        const told = { ...line, file: asGiven(line.file) };
        reasons.push(told);
        context.print(`${placeOf(told)}: ${line.reason ?? WORDS[line.outcome]}`);
      }
      interrupted = context.signal.aborted;
      if (interrupted) break;
    }
    for (const outcome of LOT_OUTCOMES) {
      if (counts[outcome] > 0) context.print(`Fichas ${WORDS[outcome]}: ${counts[outcome]}`);
    }
    if (counts.review > 0) context.print('Decida em Gestão de cadastros › Fichas em revisão.');
    const advice = whatToDo(unknowns);
    for (const sentence of advice) context.print(sentence);
    if (interrupted) context.print('Interrompido. Repita o comando para continuar de onde parou.');
    const json = { counts, reasons, advice, unusable, interrupted };
    if (unusable.length > 0 && !interrupted) return { exit: 2, json };
    return { exit: reasons.length > 0 || interrupted ? 1 : 0, json };
  },
};

const placeOf = ({ file, entry }: Pick<LotLine, 'file' | 'entry'>): string =>
  entry === null ? file : `${file} › ${entry}`;
