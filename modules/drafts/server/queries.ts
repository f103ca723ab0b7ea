import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { named, prepared } from '#platform/db/named';
import type { Owner } from './owner.ts';
import type { Tables } from './rows.ts';

export type HeadRow = Omit<Tables['draft'], 'professional_id' | 'access_id' | 'content'>;
export type TextRow = HeadRow & Pick<Tables['draft'], 'content'>;

export type Writing = Pick<HeadRow, 'form' | 'branch' | 'writer' | 'heading'> & {
  content: Buffer;
  /** What the writer last knew of. */
  version: number;
  now: Date;
};

const HEAD = sql`form, branch, writer, version, heading, saved_at`;
const ofOwner = ({ professionalId, accessId }: Owner) =>
  sql`professional_id = ${professionalId} and access_id = ${accessId}`;

export const listHeads = (db: Db, owner: Owner): Promise<HeadRow[]> =>
  rowsOf(db, named(sql<HeadRow>`select ${HEAD} from draft where ${ofOwner(owner)} order by saved_at desc`));

/** The text of the form first, then those beside it, the newest first. */
export const listTexts = (db: Db, owner: Owner, form: string): Promise<TextRow[]> =>
  rowsOf(
    db,
    named(sql<TextRow>`select ${HEAD}, content from draft where ${ofOwner(owner)} and form = ${form}
      order by branch <> '', saved_at desc`),
  );

/**
 * Writes one row: a new one while the person has fewer than `most`, or over the version known, or over what the same
 * page wrote. The version written; undefined when it was none of these.
 */
export async function writeText(
  db: Db,
  owner: Owner,
  writing: Writing,
  most: number,
): Promise<number | undefined> {
  const { form, branch, writer, version, heading, content, now } = writing;
  const row = await findRow<{ version: number }>(
    db,
    prepared(sql`
      insert into draft (professional_id, access_id, form, branch, writer, version, heading, content, saved_at)
      select ${owner.professionalId}, ${owner.accessId}, ${form}, ${branch}, ${writer}, ${now.getTime()}::bigint,
        ${heading}::bytea, ${content}::bytea, ${now}
      where exists (select from draft where ${ofOwner(owner)} and form = ${form} and branch = ${branch})
        or (select count(*) from draft where professional_id = ${owner.professionalId}) < ${most}::int
      on conflict (professional_id, access_id, form, branch) do update set
        writer = excluded.writer, version = draft.version + 1, heading = excluded.heading,
        content = excluded.content, saved_at = excluded.saved_at
      where draft.version = ${version}::bigint or draft.writer = excluded.writer
      returning version`),
  );
  return row?.version;
}

/** The text of the form. */
export const findText = (db: Db, owner: Owner, form: string): Promise<TextRow | undefined> =>
  findRow<TextRow>(
    db,
    prepared(
      sql`select ${HEAD}, content from draft where ${ofOwner(owner)} and form = ${form} and branch = ''`,
    ),
  );

/** Removes a text that waited beside another. */
export async function removeBeside(db: Db, owner: Owner, form: string, branch: string): Promise<void> {
  await sql`delete from draft where ${ofOwner(owner)} and form = ${form} and branch = ${branch} and branch <> ''`.execute(
    db,
  );
}

/** Removes what a page wrote, and the text of the form unless it is newer than what that page knew. */
export async function removeKnown(
  db: Db,
  owner: Owner,
  known: { form: string; version: number; writer: string },
): Promise<void> {
  await sql`delete from draft where ${ofOwner(owner)} and form = ${known.form}
    and (writer = ${known.writer} or (branch = '' and version <= ${known.version}))`.execute(db);
}

/** The newest text beside one that is gone takes its place. */
export async function promoteNewest(db: Db, owner: Owner, form: string): Promise<void> {
  await sql`update draft set branch = '' where ${ofOwner(owner)} and form = ${form}
    and branch = (select branch from draft where ${ofOwner(owner)} and form = ${form} order by saved_at desc limit 1)
    and not exists (select from draft where ${ofOwner(owner)} and form = ${form} and branch = '')`.execute(
    db,
  );
}

/** Removes a text as it was read; false where it changed meanwhile. */
export async function removePassed(
  db: Db,
  owner: Owner,
  { form, branch, version }: Pick<HeadRow, 'form' | 'branch' | 'version'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from draft
    where ${ofOwner(owner)} and form = ${form} and branch = ${branch} and version = ${version}::bigint`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** How many were removed. */
export async function removeOlder(db: Db, than: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from draft where saved_at < ${than}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
