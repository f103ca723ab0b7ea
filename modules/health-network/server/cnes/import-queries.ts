import { findRow, sql, type Tx } from '#platform/db/database';

type NewImport = {
  id: string;
  municipalityId: string;
  file: { id: string; name: string; sha256: string };
  allowOlder: boolean;
  requestedBy: string | null;
  now: Date;
};

export async function addImport(
  db: Tx,
  { id, municipalityId, file, allowOlder, requestedBy, now }: NewImport,
): Promise<void> {
  await sql`
    insert into cnes_import (id, municipality_id, file_id, file_name, file_sha256, allow_older, status,
      requested_by, created_at)
    values (${id}, ${municipalityId}, ${file.id}, ${file.name}, ${file.sha256}, ${allowOlder},
      'waiting', ${requestedBy}, ${now})`.execute(db);
}

/** Until the end of the transaction. */
export async function holdImport(db: Tx, id: string): Promise<void> {
  await sql`select 1 from cnes_import where id = ${id} for update`.execute(db);
}

/** It waits for its job, whatever became of it before. */
export async function markWaiting(
  db: Tx,
  id: string,
  { jobId, allowOlder }: { jobId: string; allowOlder: boolean },
): Promise<void> {
  await sql`
    update cnes_import set status = 'waiting', job_id = ${jobId}, allow_older = ${allowOlder},
      finished_at = null, error = null
    where id = ${id}`.execute(db);
}

export async function isQueuedOrRunning(db: Tx, exclusiveKey: string): Promise<boolean> {
  const job = await findRow(
    db,
    sql`select 1 as there from platform_job
      where exclusive_key = ${exclusiveKey} and state in ('queued', 'running')`,
  );
  return job !== undefined;
}
