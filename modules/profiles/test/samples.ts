import type { Samples } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

export const samples: Samples = {
  records: {
    profiles: ({ insert, municipality, word }) =>
      insert(
        (id) => sql`
          insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
          values (${id}, ${municipality.id}, ${`PERFIL ${word}`}, 'lotacao', '{}', now(), now())`,
      ),
  },
  fields: { profileId: 'profiles', profileIds: 'profiles', companionId: 'profiles' },
};
