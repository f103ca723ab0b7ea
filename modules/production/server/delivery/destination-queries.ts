import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Identity } from '../peers/keys.ts';

export type Protocol = 'pec-aberto' | 'ledi-api';

export type Destination = {
  id: string;
  name: string;
  url: string;
  protocol: Protocol;
  credential: Buffer;
  layout: string | null;
  inactiveAt: Date | null;
  testedAt: Date | null;
  connected: boolean | null;
  message: string | null;
  receiverId: string | null;
  receiverIncarnation: string | null;
  changedId: string | null;
  changedIncarnation: string | null;
};

const columns = sql`d.id, d.name, d.url, d.protocol, d.credential, d.layout, d.inactive_at as "inactiveAt",
  d.tested_at as "testedAt", d.connected, d.message, d.receiver_id as "receiverId",
  d.receiver_incarnation as "receiverIncarnation", d.changed_id as "changedId",
  d.changed_incarnation as "changedIncarnation"`;

export const listDestinations = (db: Db): Promise<Destination[]> =>
  rowsOf<Destination>(
    db,
    sql`select ${columns} from destination d where d.removed_at is null order by search_key(d.name), d.id`,
  );

/** As the data package of a state says it. */
export type Published = Pick<Destination, 'name' | 'url' | 'protocol' | 'layout'> & { uf: string };

/** Those of the states of the municipalities here that are no destinations yet. */
export const listPublished = (db: Db): Promise<Published[]> =>
  rowsOf<Published>(
    db,
    sql`select p.uf, p.name, p.url, p.protocol, p.layout from data_packages_state_destination p
      where p.uf in (select m.uf from health_network_municipality m)
        and not exists (select 1 from destination d where d.removed_at is null and lower(d.url) = lower(p.url))
      order by p.uf, search_key(p.name), p.url`,
  );

export const findDestination = (db: Db, id: string): Promise<Destination | undefined> =>
  findRow<Destination>(
    db,
    sql`select ${columns} from destination d where d.id = ${id} and d.removed_at is null`,
  );

export type NewDestinationRow = Pick<
  Destination,
  'id' | 'name' | 'url' | 'protocol' | 'credential' | 'layout'
> & { createdAt: Date };

export async function addDestination(db: Tx, row: NewDestinationRow): Promise<void> {
  await sql`insert into destination (id, name, url, protocol, credential, layout, created_at)
    values (${row.id}, ${row.name}, ${row.url}, ${row.protocol}, ${row.credential}, ${row.layout}, ${row.createdAt})`.execute(
    db,
  );
}

/** Another address may be another installation: who answers there is asked anew. */
export async function changeDestination(
  db: Tx,
  row: Pick<Destination, 'id' | 'name' | 'url' | 'credential' | 'layout'>,
): Promise<void> {
  await sql`update destination set name = ${row.name}, credential = ${row.credential}, layout = ${row.layout},
      connected = case when url = ${row.url} then connected end, tested_at = case when url = ${row.url} then tested_at end,
      message = case when url = ${row.url} then message end, url = ${row.url}
    where id = ${row.id}`.execute(db);
}

export async function setActive(db: Tx, id: string, inactiveAt: Date | null): Promise<void> {
  await sql`update destination set inactive_at = ${inactiveAt} where id = ${id}`.execute(db);
}

/** A removed one is inactive as well: `inactive_at` alone says who gets lots. */
export async function removeDestination(db: Tx, id: string, at: Date): Promise<void> {
  await sql`update destination set removed_at = ${at}, inactive_at = coalesce(inactive_at, ${at}) where id = ${id}`.execute(
    db,
  );
}

export async function keepContact(
  db: Tx,
  row: { id: string; at: Date; connected: boolean; message: string },
): Promise<void> {
  await sql`update destination set tested_at = ${row.at}, connected = ${row.connected}, message = ${row.message}
    where id = ${row.id}`.execute(db);
}

/** Keeps who answered there for the first time, and the newest layout it says it reads. */
export async function keepReceiver(db: Tx, id: string, receiver: Identity, layout: string): Promise<void> {
  await sql`update destination set receiver_id = coalesce(receiver_id, ${receiver.id}),
      receiver_incarnation = coalesce(receiver_incarnation, ${receiver.incarnation}), layout = ${layout}
    where id = ${id}`.execute(db);
}

export async function keepChangedReceiver(db: Tx, id: string, receiver: Identity | null): Promise<void> {
  await sql`update destination set changed_id = ${receiver?.id ?? null},
      changed_incarnation = ${receiver?.incarnation ?? null} where id = ${id}`.execute(db);
}

export async function confirmReceiver(db: Tx, id: string): Promise<void> {
  await sql`update destination set receiver_id = changed_id, receiver_incarnation = changed_incarnation,
      changed_id = null, changed_incarnation = null where id = ${id} and changed_id is not null`.execute(db);
}

/** Names of the active ones. */
export const listDestinationNames = async (db: Db): Promise<string[]> =>
  (
    await rowsOf<{ name: string }>(
      db,
      sql`select name from destination where inactive_at is null order by search_key(name), id`,
    )
  ).map(({ name }) => name);
