import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

/** Whose municipality a citizen is of means nothing: the record is shared. */
export const samples: Samples = {
  records: {
    citizens: ({ insert, word }) =>
      insert(
        (id) => sql`
          insert into citizen (id, name, search, origin, origin_installation_id, created_at, updated_at, updated_origin)
          values (${id}, ${`CIDADA ${word}`}, '', 'registration', ${id}, now(), now(), 'registration')`,
      ),
    documents: async ({ insert, record, word }) => {
      const citizen = await record('citizens');
      return insert(
        (id) => sql`insert into citizen_document (id, citizen_id, kind, number, origin, added_at)
          values (${id}, ${citizen}, 'rg', ${`RG ${word}`}, 'registration', now())`,
      );
    },
  },
  fields: { citizenId: 'citizens', responsibleId: 'citizens', self: 'citizens', notThese: 'citizens' },
};
