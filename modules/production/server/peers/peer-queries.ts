import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Identity } from './keys.ts';

export type PeerRow = {
  id: string;
  name: string;
  key: Buffer;
  createdAt: Date;
  inactiveAt: Date | null;
  installationId: string | null;
  incarnation: string | null;
  changedId: string | null;
  changedIncarnation: string | null;
  seenAt: Date | null;
  program: string | null;
  clockAhead: number | null;
  freeBytes: number | null;
  lastBackupAt: Date | null;
  lastLoteAt: Date | null;
};

const columns = sql`p.id, p.name, p.key, p.created_at as "createdAt", p.inactive_at as "inactiveAt",
  p.installation_id as "installationId", p.incarnation, p.changed_id as "changedId",
  p.changed_incarnation as "changedIncarnation", p.seen_at as "seenAt", p.program, p.clock_ahead as "clockAhead",
  p.free_bytes as "freeBytes", p.last_backup_at as "lastBackupAt",
  (select max(l.received_at) from received_lote l where l.peer_id = p.id) as "lastLoteAt"`;

export const listPeers = (db: Db): Promise<PeerRow[]> =>
  rowsOf<PeerRow>(db, sql`select ${columns} from sending_peer p order by search_key(p.name), p.id`);

export const findPeer = (db: Db, id: string): Promise<PeerRow | undefined> =>
  findRow<PeerRow>(db, sql`select ${columns} from sending_peer p where p.id = ${id}`);

/** The same, held until the transaction ends: of two that use a key first, one owns it. */
export const lockPeer = (db: Tx, id: string): Promise<PeerRow | undefined> =>
  findRow<PeerRow>(db, sql`select ${columns} from sending_peer p where p.id = ${id} for update`);

export async function addPeer(
  db: Tx,
  row: Pick<PeerRow, 'id' | 'name' | 'key' | 'createdAt'>,
): Promise<void> {
  await sql`insert into sending_peer (id, name, key, created_at)
    values (${row.id}, ${row.name}, ${row.key}, ${row.createdAt})`.execute(db);
}

export async function setPeerActive(db: Tx, id: string, inactiveAt: Date | null): Promise<void> {
  await sql`update sending_peer set inactive_at = ${inactiveAt} where id = ${id}`.execute(db);
}

export async function bindPeer(
  db: Tx,
  id: string,
  { id: installation, incarnation }: Identity,
): Promise<void> {
  await sql`update sending_peer set installation_id = ${installation}, incarnation = ${incarnation}
    where id = ${id}`.execute(db);
}

export async function keepChangedPeer(db: Tx, id: string, changed: Identity | null): Promise<void> {
  await sql`update sending_peer set changed_id = ${changed?.id ?? null},
    changed_incarnation = ${changed?.incarnation ?? null} where id = ${id}`.execute(db);
}

export type Told = {
  at: Date;
  program: string;
  clockAhead: number;
  freeBytes: number | null;
  lastBackupAt: Date | null;
};

export async function keepTold(db: Tx, id: string, told: Told): Promise<void> {
  await sql`update sending_peer set seen_at = ${told.at}, program = ${told.program}, clock_ahead = ${told.clockAhead},
    free_bytes = ${told.freeBytes}, last_backup_at = ${told.lastBackupAt} where id = ${id}`.execute(db);
}
