import type { Command } from '#platform/cli/command';
import { instantText } from '#platform/clock/civil';
import type { Platform } from '#platform/runtime/platform';
import { countLote, listLotes } from '../server/reception/lote-queries.ts';

const SHOWN = 50;

export const loteList: Command<Platform> = {
  name: 'lote list',
  summary: 'Mostra os lotes recebidos, do mais novo ao mais antigo, com o que foi feito das suas fichas.',
  needs: 'installation',
  async run({ platform, print }) {
    const lotes = [];
    for (const lote of await listLotes(platform.db, SHOWN)) {
      lotes.push({ ...lote, ...(await countLote(platform.db, lote)) });
    }
    if (lotes.length === 0) print('Nenhum lote foi recebido.');
    for (const { id, receivedAt, timeZone, fileName, number, finished, ...counts } of lotes) {
      const day = instantText(receivedAt, timeZone);
      const { valid, invalid, repeated, held, total } = counts;
      print(
        `${day}  ${fileName}${number === null ? '' : `  lote ${number}`}${finished ? '' : '  (incompleto)'}`,
      );
      print(`  ${id}`);
      print(
        `  válidas ${valid}, inválidas ${invalid}, repetidas ${repeated}, retidas ${held}, total ${total}`,
      );
    }
    return { exit: 0, json: { lotes } };
  },
};
