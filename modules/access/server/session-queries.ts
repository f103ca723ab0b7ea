import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { named, opaque } from '#platform/db/named';
import type { AccessKind } from '#platform/permissions/access';
import type { Tables } from './rows.ts';

export type SessionRow = Pick<Tables['session'], 'id' | 'professional_id' | 'created_at' | 'last_seen_at'> &
  Pick<Tables['account'], 'must_change_password' | 'terms_version'> & {
    access_id: string | null;
    kind: AccessKind | null;
    municipality_id: string | null;
    unit_id: string | null;
    team_id: string | null;
    cbo: string | null;
    uf: string | null;
    /** Profiles that the access holds now, those inactive too. */
    profiles: string[] | null;
    /** Grows with every change of a profile. */
    permission_version: number;
  };

const LIVE = `
  select s.token_sha256 as token, s.id, s.professional_id, s.created_at, s.last_seen_at, a.must_change_password, a.terms_version,
    x.id as access_id, x.kind, x.municipality_id, x.unit_id, x.team_id, x.cbo, x.uf, x.profiles,
    v.version as permission_version
  from session s
  join account a on a.professional_id = s.professional_id
  cross join permission_version v
  left join lateral (
    select l.id, 'lotacao' as kind, l.municipality_id, l.unit_id, l.team_id, l.cbo, null as uf,
      array(select lp.profile_id::text from lotacao_profile lp where lp.lotacao_id = l.id order by 1) as profiles
    from health_network_lotacao_place l
    where l.id = s.access_id and l.professional_id = s.professional_id and l.active
    union all
    select g.id, g.kind, g.municipality_id, null, null, null, g.uf,
      array(select coalesce(g.profile_id, p.id)::text from profile p
        where p.slug is not null and p.access_kind = g.kind) as profiles
    from administrative_access g
    where g.id = s.access_id and g.professional_id = s.professional_id and g.active
  ) x on true
  where s.ended_at is null and `;

/** Live sessions of cookies' digests, with their access as it is now: what was revoked is gone at once. */
export const findSessions = (db: Db, tokens: readonly Buffer[]) =>
  rowsOf<SessionRow & { token: Buffer }>(
    db,
    named(sql`${sql.raw(LIVE)} s.token_sha256 = any(${opaque(tokens, 'bytea')})`),
  );

/** The live session with this id, inside the transaction that wrote it. */
export const findSessionById = (db: Db, id: string) =>
  findRow<SessionRow>(db, sql`${sql.raw(LIVE)} s.id = ${id}`);

/**
 * What these profiles allow together: of each that is active, what the program or its municipality gave it,
 * with what this municipality added to a standard one and without what it removed.
 */
export async function listResources(
  db: Db,
  municipalityId: string | null,
  profiles: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ resource: string }>(
    db,
    sql`
      select distinct e.resource from profile p
      left join profile_change c on c.profile_id = p.id and c.municipality_id = ${municipalityId}::uuid
      cross join lateral (
        select unnest(p.resources || coalesce(c.added, '{}')) except select unnest(c.removed)) e(resource)
      where p.id = any(${[...profiles]}::uuid[]) and p.active and coalesce(c.active, true)`,
  );
  return rows.map((row) => row.resource);
}

export async function insertSession(
  db: Db,
  session: {
    id: string;
    token: Buffer;
    professionalId: string;
    accessId: string | null;
    ip: string | null;
    userAgent: string | null;
    now: Date;
  },
): Promise<void> {
  const { id, token, professionalId, accessId, ip, userAgent, now } = session;
  await sql`
    insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at, ip, user_agent)
    values (${id}, ${token}, ${professionalId}, ${accessId}, ${now}, ${now}, ${ip}::inet, ${userAgent})
  `.execute(db);
}

export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await sql`update session set last_seen_at = ${now} where id = ${id}`.execute(db);
}

export async function endSession(db: Db, id: string, how: string, now: Date): Promise<void> {
  await sql`update session set ended_at = ${now}, ended_by = ${how} where id = ${id} and ended_at is null`.execute(
    db,
  );
}

/** Ends the session of the cookie that a new one takes the place of, whoever it was of. */
export async function endReplaced(db: Db, token: Buffer, now: Date): Promise<void> {
  await sql`update session set ended_at = ${now}, ended_by = 'replaced'
    where token_sha256 = ${token} and ended_at is null`.execute(db);
}

/** Ends the live sessions of a person, but one. */
export async function endSessionsOf(
  db: Db,
  professionalId: string,
  how: string,
  now: Date,
  exceptId: string | null = null,
): Promise<void> {
  await sql`update session set ended_at = ${now}, ended_by = ${how}
    where professional_id = ${professionalId} and ended_at is null
      and id is distinct from ${exceptId}::uuid`.execute(db);
}

/** A new secret for the same session: a cookie copied before stops working. */
export async function rotateToken(db: Db, id: string, token: Buffer): Promise<void> {
  await sql`update session set token_sha256 = ${token} where id = ${id}`.execute(db);
}

export async function setSessionAccess(
  db: Db,
  session: { id: string; professionalId: string; accessId: string; now: Date },
): Promise<void> {
  const { id, professionalId, accessId, now } = session;
  await sql`update session set access_id = ${accessId} where id = ${id}`.execute(db);
  await sql`update account set last_access_id = ${accessId} where professional_id = ${professionalId}`.execute(
    db,
  );
  await sql`
    insert into access_use (professional_id, access_id, last_used_at) values (${professionalId}, ${accessId}, ${now})
    on conflict (professional_id, access_id) do update
      set last_used_at = excluded.last_used_at, uses = access_use.uses + 1
  `.execute(db);
}
