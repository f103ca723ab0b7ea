import { affected, type Db, rowsOf, sql } from '#platform/db/database';
import { named } from '#platform/db/named';

/** Lotações whose agenda a person pinned. */
export async function pinsOf(db: Db, professionalId: string): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    named(sql`select lotacao_id as id from agenda_pin where professional_id = ${professionalId}`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** False where it stood so already. */
export async function writePin(
  db: Db,
  { professionalId, lotacaoId, pinned }: { professionalId: string; lotacaoId: string; pinned: boolean },
  now: Date,
): Promise<boolean> {
  const write = pinned
    ? sql`insert into agenda_pin (professional_id, lotacao_id, pinned_at) values (${professionalId}, ${lotacaoId}, ${now})
        on conflict do nothing`
    : sql`delete from agenda_pin where professional_id = ${professionalId} and lotacao_id = ${lotacaoId}`;
  return (await affected(db, write)) === 1;
}
