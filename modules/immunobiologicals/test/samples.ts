import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    'immunobiological-lots': ({ insert, municipality, word }) =>
      insert(
        (id) => sql`
          insert into immunobiological_lot (id, municipality_id, number, manufacturer, immunobiological, expires_on,
            created_at, number_key, manufacturer_key)
          values (${id}, ${municipality.id}, 'A1', ${`FABRICANTE ${word}`}, '15', '2027-01-31', now(), 'a1',
            search_key(${`FABRICANTE ${word}`}))`,
      ),
  },
  texts: [[/A-Za-z0-9\/\./, 'AB12']],
};
