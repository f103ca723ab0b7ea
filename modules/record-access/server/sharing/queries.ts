import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, opaque } from '#platform/db/named';

/** Fichas that are of the citizen for sure: a unit that only sent one in doubt did not produce the record. */
const PRODUCED = ['applied', 'older'];

/** Does citizen `c` hide the clinical record from a unit? An access without unit is elsewhere. */
export const hiddenOfC = (unitId: string | null): RawBuilder<boolean> => sql`(c.sharing_refused
  and not exists (select from health_network_team t where t.id = c.team_id and t.unit_id = ${unitId}::uuid)
  and not exists (select from fichas_fci f join health_network_unit u on u.cnes = f.unit_cnes
    where f.citizen_id = c.id and f.outcome = any(${PRODUCED}::text[]) and not f.refusal
      and u.id = ${unitId}::uuid)
  and not exists (select from encounters_produced e where e.citizen_id = c.id and e.unit_id = ${unitId}::uuid))`;

/** The unit where the refusal of citizen `c` was noted. */
const NOTED_AT = sql`(select l.unit_id from citizens_sharing_change r
  join health_network_lotacao_place l on l.id = r.access_id
  where r.citizen_id = c.id order by r.version desc limit 1)`;

/** Of these registrations, those withheld from a unit. A joined one follows the record that it lives on in. */
export async function findWithheld(
  db: Db,
  ids: readonly string[],
  unitId: string | null,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    prepared(sql`select x.id from citizens_person x join citizens_person c on c.id = x.survivor_id
      where x.id = any(${opaque(ids, 'uuid')}) and ${hiddenOfC(unitId)}
        and ${unitId}::uuid is distinct from ${NOTED_AT}`),
  );
  return new Set(rows.map(({ id }) => id));
}
