import { type Db, findRow, sql } from '#platform/db/database';

type NewLink = {
  professionalId: string;
  origin: 'administration' | 'email';
  digest: Buffer;
  now: Date;
  expiresAt: Date;
};

/** Instead of the one before from the same origin. */
export async function savePasswordLink(
  db: Db,
  { professionalId, origin, digest, now, expiresAt }: NewLink,
): Promise<void> {
  await sql`
    insert into password_link (professional_id, origin, token_sha256, created_at, expires_at)
    values (${professionalId}, ${origin}, ${digest}, ${now}, ${expiresAt})
    on conflict (professional_id, origin) do update set token_sha256 = excluded.token_sha256,
      created_at = excluded.created_at, expires_at = excluded.expires_at
  `.execute(db);
}

// A link "from the future" was made before the clock was set back: it would live longer than its day.
const isOpen = (now: Date) =>
  sql`expires_at > ${now} and created_at <= ${now}::timestamptz + interval '10 minutes'`;

/** Whose link it is, while it opens anything. */
export async function findLinkOwner(db: Db, digest: Buffer, now: Date): Promise<string | undefined> {
  const row = await findRow<{ professional_id: string }>(
    db,
    sql`select professional_id from password_link where token_sha256 = ${digest} and ${isOpen(now)}`,
  );
  return row?.professional_id;
}

/** The same, and the link is spent. */
export async function takeLink(db: Db, digest: Buffer, now: Date): Promise<string | undefined> {
  const row = await findRow<{ professional_id: string }>(
    db,
    sql`delete from password_link where token_sha256 = ${digest} and ${isOpen(now)}
      returning professional_id`,
  );
  return row?.professional_id;
}

/** Was a link mailed to the person `p` in the last minutes? */
export const wasMailedLately = (now: Date, minutes: number) => sql<boolean>`exists (
  select 1 from password_link l where l.professional_id = p.id and l.origin = 'email'
    and l.created_at > ${now}::timestamptz - make_interval(mins => ${minutes})
    and l.created_at <= ${now})`;
