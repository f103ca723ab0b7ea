import { sql, type Tx } from '#platform/db/database';
import type { OnConflict } from './judge.ts';

type NewImport = {
  id: string;
  municipalityId: string;
  file: { id: string; name: string; sha256: string };
  requestedBy: string | null;
  createdAt: Date;
  keptUntil: Date;
};

export const insertImport = (
  db: Tx,
  { id, municipalityId, file, requestedBy, createdAt, keptUntil }: NewImport,
) =>
  sql`insert into citizen_import (id, municipality_id, file_id, file_name, file_sha256, status, requested_by,
      created_at, kept_until)
    values (${id}, ${municipalityId}, ${file.id}, ${file.name}, ${file.sha256}, 'waiting', ${requestedBy},
      ${createdAt}, ${keptUntil})`.execute(db);

export const markDiscarded = (db: Tx, id: string, now: Date) =>
  sql`update citizen_import set status = 'discarded', finished_at = ${now}, kept_until = null
    where id = ${id}`.execute(db);

/** The import waits for a job: of its preview (`onConflict` null) or of its application. */
export const markQueued = (
  db: Tx,
  id: string,
  { jobId, onConflict }: { jobId: string; onConflict: OnConflict | null },
) =>
  sql`update citizen_import set status = 'waiting', job_id = ${jobId}, on_conflict = ${onConflict},
      error = null, finished_at = null
    where id = ${id}`.execute(db);
