import type { Desk } from '#modules/citizens/test/desk';
import { rowsOf, sql } from '#platform/db/database';
import { dbOf } from './bases.ts';

export type Facts = Awaited<ReturnType<typeof factsOf>>;

/** What is known of people, told without the ids that each base gives. */
export async function factsOf(desk: Desk) {
  const db = dbOf(desk);
  const told = async (query: ReturnType<typeof sql>) =>
    (await rowsOf(db, query)).map((row) => JSON.stringify(row)).toSorted();
  return {
    citizens: await told(sql`select c.id, c.cpf, c.name, c.birth_date, c.phone_mobile, u.cnes, t.ine
      from citizen c left join team t on t.id = c.team_id left join unit u on u.id = t.unit_id`),
    documents: await told(sql`select citizen_id, kind, number from citizen_document`),
    revisions: await told(
      sql`select r.citizen_id, r.version, p.cpf from citizen_revision r left join professional p on p.id = r.professional_id`,
    ),
    fichas: await told(sql`select uuid, bytes::text from citizen_fci`),
    people: await told(sql`select cpf, name from professional`),
    lotacoes:
      await told(sql`select p.cpf, u.cnes, l.cbo from lotacao l join professional p on p.id = l.professional_id
      join unit u on u.id = l.unit_id`),
  };
}
