import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import type { FormHandler } from '#platform/module/form-handler';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { applyFichas } from '../server/apply/apply-fichas.ts';
import { loadLedi } from '#platform/ledi/load';
import { type Received, receiveLote } from '../server/reception/receive-lote.ts';
import { listFaults } from '../server/reception/report-queries.ts';

type Context = CommandContext<Platform>;
type Line = Omit<Received, 'finished'> & { file: string };

/** Refused records told on the terminal; the rest is in the report. */
const TOLD = 20;

/**
 * Exit 0 when nothing was refused, 1 when some record was or the command was interrupted, 2 when a file is no lot.
 * `handlers`: asked when the command runs, for modules are put together later.
 */
export const loteReceive = (handlers: () => readonly FormHandler[]): Command<Platform> => ({
  name: 'lote receive',
  summary: 'Recebe lotes LEDI (.zip ou registros): confere cada ficha, guarda todas e aplica as válidas.',
  needs: 'installation',
  positionals: [
    { name: 'arquivo', required: true, repeats: true, description: 'Lotes LEDI (.zip) ou registros.' },
  ],
  notes: [
    'Válidas + inválidas + repetidas + retidas = total. Retida é a ficha de um layout mais novo que o do programa.',
    'Interrompido, repita o comando com o mesmo arquivo: ele continua de onde parou.',
  ],
  async run(context) {
    const { LediError } = await loadLedi();
    const lotes: Line[] = [];
    const unusable: Array<{ file: string; reason: string }> = [];
    const appliedForms = new Set(handlers().map(({ form }) => form));
    for (const given of context.positionals) {
      if (context.signal.aborted) break;
      try {
        const { finished, ...line } = await receiveLote(
          context.platform,
          COMMAND_LINE,
          { path: resolve(context.cwd, given), origin: 'file', responsibleId: null, municipalityId: null },
          {
            appliedForms,
            signal: context.signal,
            onProgress: (stored) => context.progress(`${given}: ${stored} fichas conferidas`),
          },
        );
        lotes.push({ file: given, ...line });
        await tell(context, given, line, finished);
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
        unusable.push({ file: given, reason: error.message });
        context.progress(`${given}: ${error.message}`);
      }
    }
    const { signal } = context;
    const application = await applyFichas(context.platform, COMMAND_LINE, handlers(), {
      signal,
      onProgress: (applied) => context.progress(`${applied} fichas aplicadas`),
    });
    const { applied, waiting } = application;
    if (applied > waiting) context.print(`Aplicadas aos cadastros: ${applied - waiting}`);
    if (waiting > 0) {
      context.print(`Em revisão: ${waiting}. Decida em Gestão de cadastros › Fichas em revisão.`);
    }
    if (application.failed > 0) {
      context.print(
        `Não aplicadas por uma falha do programa: ${application.failed}. Serão tentadas de novo.`,
      );
    }
    const interrupted = signal.aborted;
    if (interrupted) context.print('Interrompido. Repita o comando para continuar de onde parou.');
    const json = { lotes, application, unusable, interrupted };
    if (unusable.length > 0 && !interrupted) return { exit: 2, json };
    const wrong = interrupted || application.failed > 0 || lotes.some(({ invalid }) => invalid > 0);
    return { exit: wrong ? 1 : 0, json };
  },
});

async function tell(context: Context, file: string, line: Omit<Received, 'finished'>, finished: boolean) {
  const { valid, invalid, repeated, held, total } = line;
  context.print(`${file}${finished ? '' : ' (interrompido)'}`);
  const counts = { Válidas: valid, Inválidas: invalid, Repetidas: repeated, Retidas: held, Total: total };
  for (const [label, count] of Object.entries(counts)) context.print(`  ${label}: ${count}`);
  if (invalid === 0) return;
  const faults = await listFaults(context.platform.db, line.loteId, TOLD);
  for (const { entry, uuid, findings } of faults) {
    const [first, ...others] = findings;
    const more = others.length > 0 ? ` (e mais ${others.length})` : '';
    const place = first?.path ? `${first.path}: ` : '';
    context.print(`  ${entry ?? uuid ?? file}: ${place}${first?.message ?? ''}${more}`);
  }
  if (invalid > faults.length) context.print(`  … e mais ${invalid - faults.length} inválidas.`);
  context.print(`  Motivos em CSV: pec lote report ${line.loteId} --out inconsistencias.csv`);
}
