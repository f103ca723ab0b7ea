import { randomUUID } from 'node:crypto';
import { type Db, findRow, sql } from '#platform/db/database';
import type { Tables } from './rows.ts';

type Row = Tables['installation'];
/** Why nothing is transmitted until somebody confirms the installation. */
export type UnconfirmedWhy = NonNullable<Row['unconfirmed_why']>;

/** Stands for the place of a base that has not woken since it was restored. */
export const RESTORED = 'restored';

export const findPlace = (
  db: Db,
  { lock = false } = {},
): Promise<Pick<Row, 'id' | 'purpose' | 'place'> | undefined> =>
  findRow(db, sql`select id, purpose, place from installation ${lock ? sql`for update` : sql``}`);

export async function keepPlace(db: Db, place: string): Promise<void> {
  await sql`update installation set place = ${place}`.execute(db);
}

/** From now on it is another incarnation, and its transmission waits. */
export async function markUnconfirmed(db: Db, why: UnconfirmedWhy, now: Date): Promise<void> {
  await sql`update installation set incarnation = ${randomUUID()}, unconfirmed_since = ${now},
    unconfirmed_why = ${why}`.execute(db);
}

export async function markConfirmed(db: Db): Promise<void> {
  await sql`update installation set unconfirmed_since = null, unconfirmed_why = null`.execute(db);
}

/** A base as it comes from a copy: another incarnation; in production it waits for a person. */
export async function markRestored(db: Db, incarnation: string, now: Date): Promise<void> {
  await sql`update installation set incarnation = ${incarnation}, place = ${RESTORED},
    unconfirmed_since = case purpose when 'producao' then ${now}::timestamptz end,
    unconfirmed_why = case purpose when 'producao' then 'restored' end`.execute(db);
}

/** What it is for is tests: it never transmits. */
export async function markClone(db: Db): Promise<void> {
  await sql`update installation set purpose = 'homologacao', unconfirmed_since = null, unconfirmed_why = null`.execute(
    db,
  );
}
