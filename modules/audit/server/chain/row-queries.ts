import { sql } from '#platform/db/database';
import type { ChainRow } from './block.ts';

/** What is read of an event: all that is sealed. */
export const chainColumns = sql`id, at, type, actor_kind as "actorKind", professional_id as "professionalId",
  access_id as "accessId", municipality_id as "municipalityId", ip, subject_table as "subjectTable",
  subject_id as "subjectId", fields, details, epoch, xid::text as xid, encode(mac, 'hex') as mac,
  coalesce(date_part('microseconds', at)::int % 1000, 0) as micros, writer, number, settled, voids`;

type StoredTurn = { writer: string | null; number: number; settled: number; voids: number[] | null };
export type StoredRow = Omit<ChainRow, 'xid' | 'turn' | 'at'> &
  StoredTurn & { xid: string; at: Date | number };

export function rowOf({ writer, number, settled, voids, ...row }: StoredRow): ChainRow {
  return {
    ...row,
    // An infinite instant, which no event has, comes as a number.
    at: new Date(row.at),
    xid: Number(row.xid),
    turn: writer === null ? null : { writer, number, settled, voids },
  };
}
