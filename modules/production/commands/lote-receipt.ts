import { join, resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { isUuid } from '#platform/contract/cursor';
import { refused } from '#platform/errors/problem';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { findLote } from '../server/reception/lote-queries.ts';
import { receiptOf } from '../server/reception/receipt.ts';

export const loteReceipt: Command<Platform> = {
  name: 'lote receipt',
  summary: 'Grava o recibo de um lote recebido, para devolver a quem o enviou em arquivo.',
  needs: 'installation',
  positionals: [{ name: 'lote', required: true, description: 'Código do lote, como em "pec lote list"' }],
  options: { out: { type: 'string', description: 'Pasta onde gravar; a pasta atual quando não for dita' } },
  async run({ options, positionals: [id], cwd, platform, print }) {
    const lote = isUuid(id) ? await findLote(platform.db, id) : undefined;
    if (!lote) {
      throw refused(
        'lote-unknown',
        'Não há lote recebido com este código. Veja os códigos com: pec lote list',
      );
    }
    const { name, pieces } = await receiptOf(platform.db, lote);
    const path = join(resolve(cwd, String(options['out'] ?? '.')), name);
    await writeWholeFile(path, pieces);
    print(`Recibo gravado em ${path}.`);
    return { exit: 0, json: { status: 'written', file: path } };
  },
};
