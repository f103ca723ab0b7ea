import type { RawBuilder } from 'kysely';
import { type Db, findRow, sql } from '#platform/db/database';
import type { AccessKind } from '#platform/permissions/access';

export type SessionRow = {
  id: string;
  professional_id: string;
  last_seen_at: Date;
  must_change_password: boolean;
  access_id: string | null;
  kind: AccessKind | null;
  municipality_id: string | null;
  unit_id: string | null;
  team_id: string | null;
  uf: string | null;
  resources: string[] | null;
};

/** A live session with its access and resources as they are now: what was revoked is gone at once. */
export const findSession = (db: Db, token: Buffer) => findLive(db, sql`s.token_sha256 = ${token}`);
export const findSessionById = (db: Db, id: string) => findLive(db, sql`s.id = ${id}`);

async function findLive(db: Db, condition: RawBuilder<unknown>): Promise<SessionRow | undefined> {
  return findRow<SessionRow>(
    db,
    sql`
      select s.id, s.professional_id, s.last_seen_at, a.must_change_password,
        x.id as access_id, x.kind, x.municipality_id, x.unit_id, x.team_id, x.uf, x.resources
      from session s
      join account a on a.professional_id = s.professional_id and a.blocked_at is null
      left join lateral (
        select l.id, 'lotacao' as kind, l.municipality_id, l.unit_id, l.team_id, null as uf,
          array(select distinct r.resource from lotacao_profile lp
            join profile p on p.id = lp.profile_id and p.active
            join profile_resource r on r.profile_id = p.id
            where lp.lotacao_id = l.id) as resources
        from health_network_lotacao l
        where l.id = s.access_id and l.professional_id = s.professional_id and l.active
        union all
        select g.id, g.kind, g.municipality_id, null, null, g.uf,
          array(select r.resource from profile p join profile_resource r on r.profile_id = p.id
            where p.slug is not null and p.access_kind = g.kind and p.active) as resources
        from administrative_access g
        where g.id = s.access_id and g.professional_id = s.professional_id and g.active
      ) x on true
      where ${condition} and s.ended_at is null`,
  );
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
    on conflict (professional_id, access_id) do update set last_used_at = excluded.last_used_at
  `.execute(db);
}
