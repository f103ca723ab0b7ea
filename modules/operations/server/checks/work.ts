import type { HealthCheck } from '#platform/module/health';
import { jobFacts, liveWorkers } from '../queries.ts';

const DAY_MS = 86_400_000;
const LATE_MINUTES = 10;

/** Is there a process to do the long work? */
export const worker: HealthCheck = {
  id: 'worker',
  title: 'Processo de tarefas',
  async run({ db }) {
    const count = await liveWorkers(db);
    if (count === 0) {
      return {
        level: 'fail',
        detail:
          'Parado: importações e manutenção esperam. Ele reinicia sozinho; se não, reinicie o programa.',
      };
    }
    return { level: 'ok', detail: count === 1 ? '1 processo' : `${count} processos` };
  },
};

/** Did long work fail, or does it wait too long? */
export const jobs: HealthCheck = {
  id: 'jobs',
  title: 'Tarefas',
  async run({ db, clock }) {
    const now = clock.now();
    const facts = await jobFacts(db, new Date(now.getTime() - DAY_MS), now);
    const waiting = facts.oldest_due ? Math.floor((now.getTime() - facts.oldest_due.getTime()) / 60_000) : 0;
    const state = `${facts.running} em andamento · ${facts.queued} na fila`;
    if (waiting >= LATE_MINUTES) {
      return {
        level: 'warn',
        detail: `${state}. A mais antiga espera há ${waiting} min: veja o processo de tarefas.`,
      };
    }
    if (facts.failed > 0) {
      const failed = facts.failed === 1 ? '1 falhou' : `${facts.failed} falharam`;
      return {
        level: 'warn',
        detail: `${state}. Nas últimas 24 horas ${failed}: veja o motivo na lista de tarefas.`,
      };
    }
    return { level: 'ok', detail: state };
  },
};
