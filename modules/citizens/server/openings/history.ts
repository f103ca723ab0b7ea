import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { readNumberPlace } from '#platform/contract/cursor';

type FciRow = {
  uuid: string;
  filledAt: Date | null;
  receivedAt: Date;
  outcome: 'applied' | 'older' | 'review' | 'refused' | 'discarded';
  unit: string | null;
  team: string | null;
};
const PAGE = 50;

/** What the clinical record holds so far: the cadastros individuais received, the newest first. */
export async function chartHistory(db: Db, citizenId: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE;
  // Fichas of one person are few: their place in the list is enough of a cursor.
  const from = query.after === undefined ? 0 : readNumberPlace(query.after);
  const rows = await rowsOf<FciRow>(
    db,
    sql`select f.uuid, f.filled_at as "filledAt", f.received_at as "receivedAt", f.outcome,
        (select min(u.name) from health_network_unit u where u.cnes = f.unit_cnes) as unit,
        (select min(t.name) from health_network_team t join health_network_unit u on u.id = t.unit_id
          where t.ine = f.team_ine and u.cnes = f.unit_cnes) as team
      from fichas_fci f where f.citizen_id = ${citizenId}
      order by f.filled_at desc nulls last, f.uuid offset ${from} limit ${limit + 1}`,
  );
  const counted = await findRow<{ count: number }>(
    db,
    sql`select count(*) as count from fichas_fci where citizen_id = ${citizenId}`,
  );
  return {
    rows: rows.slice(0, limit).map((row) => ({
      ...row,
      kind: 'cadastro-individual' as const,
      filledAt: row.filledAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    })),
    next: rows.length > limit ? String(from + limit) : null,
    total: { count: counted?.count ?? 0, capped: false },
  };
}
