import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    'agenda-closures': async ({ insert, record, word }) => {
      const lotacao = await record('lotacoes');
      return insert(
        (id) => sql`
          insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, specification, created_at)
          values (${id}, ${lotacao}, '2026-12-01', '2026-12-08', 'outro', ${`MUTIRÃO ${word}`}, now())`,
      );
    },
  },
};
