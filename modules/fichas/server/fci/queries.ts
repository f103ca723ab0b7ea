import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { FichaOutcome } from '../received/ficha.ts';
import type { Fci } from './read-fci.ts';

/** What is kept of it: somebody may have discarded it. */
export type KeptOutcome = FichaOutcome | 'discarded';
export type FciRow = { id: string; uuid: string; outcome: KeptOutcome };

/** What became of fichas that came before, by uuid. */
export async function findFcis(db: Db, uuids: readonly string[]): Promise<Map<string, FciRow>> {
  const rows = await rowsOf<FciRow>(
    db,
    prepared(sql`select id, uuid, outcome from citizen_fci where uuid = any(${opaque(uuids, 'text')})`),
  );
  return new Map(rows.map((row) => [row.uuid, row]));
}

/** Whose a ficha became that was here before: of what it updates. */
export async function findCitizenOfFci(db: Db, uuid: string): Promise<string | null> {
  const row = await findRow<{ citizenId: string | null }>(
    db,
    prepared(sql`select citizen_id as "citizenId" from citizen_fci
      where uuid = ${uuid} and outcome in ('applied', 'older')`),
  );
  return row?.citizenId ?? null;
}

/**
 * Keeps a ficha with what became of it. One that waited or was refused before is judged anew, and kept as it came now:
 * what is applied is what is kept.
 */
export function fciKept(row: {
  id: string;
  fci: Fci;
  municipalityId: string | null;
  citizenId: string | null;
  outcome: FichaOutcome;
  reason: string | null;
  bytes: Uint8Array;
  now: Date;
  /** Who decided about a doubt; undefined where nobody had to. */
  decidedBy: string | null | undefined;
}): RawBuilder<unknown> {
  const { fci, now, decidedBy } = row;
  const { name, socialName, birthDate } = fci.person?.fields ?? {};
  return prepared(sql`insert into citizen_fci (id, uuid, municipality_id, citizen_id, outcome, reason, person_name, birth_date,
      unit_cnes, team_ine, filled_at, refusal, exit_reason, layout_version, bytes, received_at, decided_at, decided_by)
    values (${row.id}, ${fci.uuid}, ${row.municipalityId}, ${row.citizenId}, ${row.outcome}, ${textOf(row.reason)},
      ${textOf(socialName || name)}, ${birthDate ?? null}, ${fci.unitCnes || null}, ${fci.teamIne},
      ${fci.filledAt}, ${fci.refusal}, ${smallOf(fci.exit?.reason)}, ${fci.layoutVersion}, ${Buffer.from(row.bytes)},
      ${now}, ${decidedBy === undefined ? null : now}, ${decidedBy ?? null})
    on conflict (uuid) do update set municipality_id = excluded.municipality_id, citizen_id = excluded.citizen_id,
      outcome = excluded.outcome, reason = excluded.reason, person_name = excluded.person_name,
      birth_date = excluded.birth_date, unit_cnes = excluded.unit_cnes, team_ine = excluded.team_ine,
      filled_at = excluded.filled_at, refusal = excluded.refusal, exit_reason = excluded.exit_reason,
      layout_version = excluded.layout_version, bytes = excluded.bytes, decided_at = excluded.decided_at,
      decided_by = excluded.decided_by,
      received_at = case when citizen_fci.bytes = excluded.bytes then citizen_fci.received_at
        else excluded.received_at end`);
}

/*
 * What stands beside the bytes, so that a list need not read them. A ficha that breaks every rule is kept too: what no
 * column takes stays in its bytes alone.
 */
const MOST_TEXT = 2_000;
const textOf = (text: string | null | undefined): string | null =>
  text?.replaceAll('\u0000', '').slice(0, MOST_TEXT) || null;
const smallOf = (number: number | undefined): number | null =>
  number !== undefined && Math.abs(number) < 2 ** 15 ? number : null;
