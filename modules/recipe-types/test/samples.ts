import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    // Of nobody, and in no table.
    medicines: () => Promise.resolve('BR9999999'),
    'recipe-types': ({ insert, municipality }) =>
      insert(
        (id) => sql`insert into medicine_recipe (id, municipality_id, catmat, recipe, marked_at)
          select ${id}, ${municipality.id}, c.code, 'antimicrobiano', now() from data_packages_code c
            where c.system = 'catmat' and not exists (
              select from medicine_recipe r where r.municipality_id = ${municipality.id} and r.catmat = c.code)
            order by c.code limit 1`,
      ),
  },
};
