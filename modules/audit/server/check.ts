import type { HealthCheck } from '#platform/module/health';
import { defaultPartitionRows, rowsAreOutside, waitingSince } from './check-queries.ts';
import { findLastBlock } from './chain/chain-queries.ts';
import { lastHead } from './chain/heads.ts';

const LATE_MS = 60_000;

/** Is the trail sealed in time, whole at its end, and in the months where it belongs? */
export const auditCheck: HealthCheck = {
  id: 'audit',
  title: 'Trilha de auditoria',
  async run({ db, clock, boot }) {
    // The file first: what it names is in the base by then.
    const head = await lastHead(boot.dataDir);
    const last = await findLastBlock(db);
    if (head && head.number > (last?.number ?? 0)) {
      return {
        level: 'fail',
        detail: `O fim da trilha falta na base (bloco ${head.number}). Execute pec audit verify e veja o manual.`,
      };
    }
    if (await rowsAreOutside(db)) {
      return {
        level: 'fail',
        detail: 'Há eventos que nenhum bloco selaria. Execute pec audit verify e veja o manual.',
      };
    }
    if (last && head && head.number < last.number - 1) {
      return {
        level: 'warn',
        detail: `audit/heads.log termina no bloco ${head.number}, a base no ${last.number}. Veja o manual.`,
      };
    }
    const waiting = await waitingSince(db, last);
    if (waiting && clock.now().getTime() - waiting.getTime() > LATE_MS) {
      return {
        level: 'warn',
        detail: 'Há eventos sem selo há mais de um minuto: veja o processo de tarefas.',
      };
    }
    if (await defaultPartitionRows(db)) {
      return {
        level: 'warn',
        detail: 'Há eventos fora das partições mensais. Acerte o relógio e veja o manual.',
      };
    }
    if (!last) return { level: 'ok', detail: 'Ainda sem eventos' };
    if (!head) {
      return {
        level: 'warn',
        detail: 'Falta audit/heads.log na pasta de dados: recupere-o da cópia de segurança.',
      };
    }
    return { level: 'ok', detail: `Selada até o bloco ${last.number}` };
  },
};
