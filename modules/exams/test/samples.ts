import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    'exam-groups': ({ insert, municipality, word }) =>
      insert(
        (id) => sql`insert into exam_group (id, municipality_id, name, key, codes, created_at)
          values (${id}, ${municipality.id}, ${`GRUPO ${word}`}, search_key(${`GRUPO ${word}`}),
            array['0202020380'], now())`,
      ),
  },
  texts: [[/^\^02/, '0202020380']],
};
