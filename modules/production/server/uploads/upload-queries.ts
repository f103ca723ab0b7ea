import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';

/** A file as its machine tells of it. */
export type Told = { name: string; size: number; modified: number };
/** Whose an upload is. */
export type Owner = { professionalId: string; municipalityId: string | null };
export type UploadRow = {
  id: string;
  name: string;
  size: number;
  have: number;
  fileId: string | null;
  jobId: string | null;
};

const columns = sql`u.id, u.name, u.size_bytes as size, u.have, u.file_id as "fileId", u.job_id as "jobId"`;
const isOf = ({ professionalId, municipalityId }: Owner) =>
  sql`u.professional_id = ${professionalId} and u.municipality_id is not distinct from ${municipalityId}`;

/** The upload of this file that did not end. */
export const findBegun = (
  db: Db,
  owner: Owner,
  { name, size, modified }: Told,
): Promise<UploadRow | undefined> =>
  findRow<UploadRow>(
    db,
    sql`select ${columns} from lote_upload u where ${isOf(owner)} and u.job_id is null
      and u.name = ${name} and u.size_bytes = ${size} and u.modified_ms = ${modified}
      order by u.touched_at desc limit 1`,
  );

/** Held until the transaction ends: parts enter one after another. */
export const lockUpload = (db: Tx, owner: Owner, id: string): Promise<UploadRow | undefined> =>
  findRow<UploadRow>(
    db,
    sql`select ${columns} from lote_upload u where u.id = ${id} and ${isOf(owner)} for update`,
  );

export async function addUpload(
  db: Tx,
  { professionalId, municipalityId }: Owner,
  row: Told & { id: string; fileId: string; at: Date },
): Promise<void> {
  await sql`insert into lote_upload (id, professional_id, municipality_id, name, size_bytes, modified_ms, file_id, touched_at)
    values (${row.id}, ${professionalId}, ${municipalityId}, ${row.name}, ${row.size}, ${row.modified}, ${row.fileId}, ${row.at})`.execute(
    db,
  );
}

export async function keepPart(db: Tx, id: string, { have, at }: { have: number; at: Date }): Promise<void> {
  await sql`update lote_upload set have = ${have}, touched_at = ${at} where id = ${id}`.execute(db);
}

/** All of it is there: its file is the job's from now on. */
export async function endUpload(db: Tx, id: string, jobId: string): Promise<void> {
  await sql`update lote_upload set job_id = ${jobId}, file_id = null where id = ${id}`.execute(db);
}

/** Forgets uploads that nobody went on with; the files they had. */
export async function forgetUploads(db: Tx, untouchedSince: Date): Promise<string[]> {
  const rows = await rowsOf<{ fileId: string | null }>(
    db,
    sql`delete from lote_upload where touched_at < ${untouchedSince} returning file_id as "fileId"`,
  );
  return rows.flatMap(({ fileId }) => fileId ?? []);
}
