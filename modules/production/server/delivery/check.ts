import type { HealthCheck } from '#platform/module/health';
import { countStuck } from './check-queries.ts';

const DAY_MS = 86_400_000;
const WARN_DAYS = 2;
const FAIL_DAYS = 7;
/** Bases must meet once a month at least. */
const SILENT_DAYS = 31;

/** Do lots arrive, and is somebody to confirm who sends or receives? */
export const transmissionCheck: HealthCheck = {
  id: 'transmission',
  title: 'Transmissão',
  async run({ db, clock }) {
    const now = clock.now();
    const stuck = await countStuck(db, new Date(now.getTime() - SILENT_DAYS * DAY_MS));
    if (stuck.changed > 0) {
      return {
        level: 'fail',
        detail:
          'Outra base, ou uma restaurada de cópia, espera confirmação. Veja Transmissão de dados, Configurações.',
      };
    }
    const days = stuck.oldest ? Math.floor((now.getTime() - stuck.oldest.getTime()) / DAY_MS) : 0;
    if (days >= WARN_DAYS) {
      return {
        level: days >= FAIL_DAYS ? 'fail' : 'warn',
        detail: `Há lote que espera há ${days} dias para ser entregue. Teste a conexão com os destinos.`,
      };
    }
    if (stuck.silent > 0) {
      return {
        level: 'warn',
        detail: `Sem falar há mais de um mês: ${stuck.silent} das instalações que enviam a esta. Procure quem cuida delas.`,
      };
    }
    const { destinations, peers } = stuck;
    return {
      level: 'ok',
      detail: `${destinations} destinos · ${peers} instalações que enviam · nada atrasado`,
    };
  },
};
