import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import { isUuid } from '#platform/contract/cursor';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { loadLedi } from '#platform/ledi/load';
import { findLote } from '../server/reception/lote-queries.ts';
import { lotesOfPeriod } from '../server/reception/period-report.ts';
import { inconsistencyReport, type ReportedLote } from '../server/reception/report.ts';
import { ibgeOption, placeOf } from './place.ts';

type Context = Pick<CommandContext<Platform>, 'options' | 'positionals' | 'platform'>;

/** Of one lot, or of those of a municipality that came in a period; undefined when there is no such lot. */
async function lotesOf({ options, positionals, platform }: Context): Promise<ReportedLote[] | undefined> {
  const { from, to } = options;
  if (typeof from === 'string' && typeof to === 'string') {
    return lotesOfPeriod(platform.db, await placeOf({ options, platform }), { from, to });
  }
  const [id = ''] = positionals;
  const lote = isUuid(id.toLowerCase()) ? await findLote(platform.db, id) : undefined;
  return lote && [{ ...lote, municipalityId: null }];
}

/** Exit 2 when there is no such lot. */
export const loteReport: Command<Platform> = {
  name: 'lote report',
  summary: 'Grava o relatório de inconsistências (CSV) de um lote recebido, ou dos que chegaram num período.',
  needs: 'installation',
  positionals: [{ name: 'lote', required: false, description: 'Código do lote, como em "pec lote list"' }],
  options: {
    out: { type: 'string', required: true, description: 'Arquivo CSV a gravar' },
    from: { type: 'string', description: 'Início do período, aaaa-mm-dd; com --to, em vez do lote' },
    to: { type: 'string', description: 'Fim do período, aaaa-mm-dd' },
    ibge: ibgeOption,
  },
  async run({ options, positionals, cwd, platform, print }) {
    const lotes = await lotesOf({ options, positionals, platform });
    if (!lotes) {
      print('Diga o código de um lote recebido (veja em: pec lote list) ou um período, com --from e --to.');
      return { exit: 2, json: { status: 'not-found' } };
    }
    const path = resolve(cwd, String(options['out']));
    await writeWholeFile(path, inconsistencyReport(platform.db, await loadLedi(), lotes));
    print(`Relatório gravado em ${path}.`);
    return { exit: 0, json: { status: 'written', file: path } };
  },
};
