import { type Db, rowsOf, sql } from '#platform/db/database';
import { named } from '#platform/db/named';
import type { LikelyDuplicate } from '../../contract/conflicts.ts';
import { conflict } from '#platform/errors/problem';
import { glimpse, glimpseColumns, type GlimpseRow } from '../record/glimpse.ts';
import type { CitizenRecord } from '../record/record.ts';

export type LikelyPerson = LikelyDuplicate['candidates'][number] & {
  /** So alike that a registration stops and asks. */
  certain: boolean;
};

/** Registered people who may be this one, the likeliest first. */
export async function likelyPeople(db: Db, person: CitizenRecord): Promise<LikelyPerson[]> {
  if (person.birthDate === null) return [];
  const rows = await rowsOf<GlimpseRow>(
    db,
    named(sql`select ${glimpseColumns} from citizen c
      where c.name_key = search_key(${person.socialName ?? person.name}) and c.birth_date = ${person.birthDate}
        and c.status <> 'merged'
        and (c.mother_name is null or ${person.motherName}::text is null
          or search_key(c.mother_name) = search_key(${person.motherName}))
      order by c.id limit 10`),
  );
  const evidence = ['name', 'birthDate', 'motherName'].map((field) => ({ field, level: 'equal' }));
  return rows.map((row) => ({ citizen: glimpse(row), score: 1, certain: true, evidence }));
}

/** 409: somebody so alike is registered already. The desk looks, and opens that record or says "none of these". */
export function likelyDuplicate(people: readonly LikelyPerson[]) {
  const candidates = people.map(({ citizen, score, evidence }) => ({ citizen, score, evidence }));
  return conflict(
    'likely-duplicate',
    'Esta pessoa parece já ter cadastro. Confira: se é a mesma, abra o cadastro dela; se não, confirme que é outra.',
    { candidates } satisfies LikelyDuplicate,
  );
}
