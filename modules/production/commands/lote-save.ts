import { join, resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { openLoteFile } from '../server/sending/write-lote.ts';
import { ibgeOption, loteTold } from './place.ts';

export const loteSave: Command<Platform> = {
  name: 'lote save',
  summary: 'Salva um lote gerado em arquivo (.zip), com o nome oficial, para levar ao destino.',
  needs: 'installation',
  positionals: [{ name: 'lote', required: true, description: 'Número do lote' }],
  options: {
    ibge: ibgeOption,
    out: { type: 'string', description: 'Pasta onde gravar; a pasta atual quando não for dita' },
  },
  notes: ['Nada consta como enviado sem o recibo do destino: leia-o com "pec lote confirm".'],
  async run(context) {
    const { options, platform, cwd, print } = context;
    const lote = await loteTold(context);
    const { name, pieces } = await openLoteFile(platform, COMMAND_LINE, lote);
    const path = join(resolve(cwd, String(options['out'] ?? '.')), name);
    await writeWholeFile(path, pieces);
    print(`Lote ${lote.number} (${lote.fichas} fichas) salvo em ${path}.`);
    return { exit: 0, json: { status: 'saved', file: path, fichas: lote.fichas } };
  },
};
