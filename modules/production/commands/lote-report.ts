import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { isUuid } from '#platform/contract/cursor';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { loadLedi } from '#platform/ledi/load';
import { findLote } from '../server/reception/lote-queries.ts';
import { inconsistencyReport } from '../server/reception/report.ts';

/** Exit 2 when there is no such lot. */
export const loteReport: Command<Platform> = {
  name: 'lote report',
  summary: 'Grava o relatório de inconsistências de um lote recebido (CSV).',
  needs: 'installation',
  positionals: [{ name: 'lote', required: true, description: 'Código do lote, como em "pec lote list"' }],
  options: { out: { type: 'string', required: true, description: 'Arquivo CSV a gravar' } },
  async run({ options, positionals: [id = ''], cwd, platform, print }) {
    const lote = isUuid(id.toLowerCase()) ? await findLote(platform.db, id) : undefined;
    if (!lote) {
      print('Não há lote recebido com este código. Veja os códigos com: pec lote list');
      return { exit: 2, json: { status: 'not-found' } };
    }
    const path = resolve(cwd, String(options['out']));
    const ledi = await loadLedi();
    await writeWholeFile(path, inconsistencyReport(platform.db, ledi, { ...lote, municipalityId: null }));
    print(`Relatório gravado em ${path}.`);
    return { exit: 0, json: { status: 'written', file: path } };
  },
};
