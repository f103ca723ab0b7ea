import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    backups: ({ insert, word }) =>
      insert(
        (id) => sql`
          insert into backup_copy (id, folder, file_name, state, origin, started_at)
          values (${id}, '/copias', ${`${word}-${id}.pecbackup`}, 'failed', 'person', now())`,
      ),
  },
  texts: [[/2\[0-3\]\):\[0-5\]/, '02:00']],
};
