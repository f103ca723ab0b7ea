import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    trails: async ({ insert, record, municipality }) => {
      const by = await record('professionals');
      return insert(
        (id) => sql`
          insert into audit_trail (id, municipality_id, requested_by, format, from_date, to_date, filters, created_at)
          values (${id}, ${municipality.id}, ${by}, 'csv', '2026-01-01', '2026-01-31', '{}', now())`,
      );
    },
  },
  fields: { 'audit.listPeople query.id': 'professionals' },
};
