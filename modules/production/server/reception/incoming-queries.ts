import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';

export type IncomingKey = { peerId: string; loteId: string; sha256: Buffer };
export type Incoming = IncomingKey & {
  number: number;
  fileName: string;
  sizeBytes: number;
  chunks: Buffer;
  have: number;
  fileId: string | null;
  jobId: string | null;
  receivedLoteId: string | null;
  problem: string | null;
};

const columns = sql`i.peer_id as "peerId", i.lote_id as "loteId", i.sha256, i.number, i.file_name as "fileName",
  i.size_bytes as "sizeBytes", i.chunks, i.have, i.file_id as "fileId", i.job_id as "jobId",
  i.received_lote_id as "receivedLoteId", i.problem`;

/** The lot as its sender announced it last: it may have written it anew. */
export const findIncoming = (
  db: Db,
  { peerId, loteId }: Pick<IncomingKey, 'peerId' | 'loteId'>,
): Promise<Incoming | undefined> =>
  findRow<Incoming>(
    db,
    sql`select ${columns} from incoming_lote i where i.peer_id = ${peerId} and i.lote_id = ${loteId}
      order by i.announced_at desc limit 1`,
  );

/** The same, held until the transaction ends: pieces enter one after another. */
export const lockIncoming = (
  db: Tx,
  { peerId, loteId }: Pick<IncomingKey, 'peerId' | 'loteId'>,
): Promise<Incoming | undefined> =>
  findRow<Incoming>(
    db,
    sql`select ${columns} from incoming_lote i where i.peer_id = ${peerId} and i.lote_id = ${loteId}
      order by i.announced_at desc limit 1 for update`,
  );

/** Lots of a peer, and of all, of which something came since then and that are not judged yet. */
export const countUnderWay = (
  db: Db,
  { peerId, since }: { peerId: string; since: Date },
): Promise<{ ofPeer: number; ofAll: number }> =>
  getRow<{ ofPeer: number; ofAll: number }>(
    db,
    sql`select count(*) as "ofAll", count(*) filter (where peer_id = ${peerId}) as "ofPeer" from incoming_lote
      where file_id is not null and received_lote_id is null and problem is null and touched_at > ${since}`,
  );

/** Older announcements of a lot that its sender has written anew, where they did not end; their files. */
export async function dropOlder(db: Tx, { peerId, loteId, sha256 }: IncomingKey): Promise<string[]> {
  const rows = await rowsOf<{ fileId: string }>(
    db,
    sql`select file_id as "fileId" from incoming_lote where peer_id = ${peerId} and lote_id = ${loteId}
      and sha256 <> ${sha256} and file_id is not null and job_id is null for update`,
  );
  const files = rows.map(({ fileId }) => fileId);
  await sql`delete from incoming_lote where file_id = any(${files}::uuid[])`.execute(db);
  return files;
}

/** What was no lot is tried from its beginning, in another file. */
export async function beginAnew(db: Tx, key: IncomingKey, fileId: string): Promise<void> {
  await sql`update incoming_lote set have = 0, file_id = ${fileId}, job_id = null, problem = null
    where ${of(key)}`.execute(db);
}

export async function addIncoming(
  db: Tx,
  row: IncomingKey &
    Pick<Incoming, 'number' | 'fileName' | 'sizeBytes' | 'chunks'> & { fileId: string; at: Date },
): Promise<void> {
  await sql`insert into incoming_lote (peer_id, lote_id, sha256, number, file_name, size_bytes, chunks, announced_at, touched_at, file_id)
    values (${row.peerId}, ${row.loteId}, ${row.sha256}, ${row.number}, ${row.fileName}, ${row.sizeBytes}, ${row.chunks}, ${row.at}, ${row.at}, ${row.fileId})`.execute(
    db,
  );
}

/** The same announced again after another of the same lot is the newest from now on. */
export async function announceAgain(db: Tx, key: IncomingKey, at: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql`update incoming_lote set announced_at = ${at}, touched_at = ${at}
      where peer_id = ${key.peerId} and lote_id = ${key.loteId} and sha256 = ${key.sha256} returning lote_id`,
  );
  return row !== undefined;
}

const of = (key: IncomingKey) =>
  sql`peer_id = ${key.peerId} and lote_id = ${key.loteId} and sha256 = ${key.sha256}`;

export async function keepHave(db: Tx, key: IncomingKey, have: number, at: Date): Promise<void> {
  await sql`update incoming_lote set have = ${have}, touched_at = ${at} where ${of(key)}`.execute(db);
}

export async function keepJob(db: Tx, key: IncomingKey, jobId: string): Promise<void> {
  await sql`update incoming_lote set job_id = ${jobId} where ${of(key)}`.execute(db);
}

/** Its file may go then. */
export async function endIncoming(
  db: Db,
  key: IncomingKey,
  end: { receivedLoteId: string } | { problem: string },
): Promise<void> {
  const [lote, problem] = 'problem' in end ? [null, end.problem] : [end.receivedLoteId, null];
  await sql`update incoming_lote set file_id = null, received_lote_id = ${lote}, problem = ${problem}
    where ${of(key)}`.execute(db);
}
