import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { OrNull } from '#platform/db/columns';
import type { AccessKind } from '#platform/permissions/access';
import type { Tables } from './rows.ts';

export type AccountRow = {
  cpf: string | null;
  cns: string | null;
  name: string;
  birth_date: string | null;
} & Pick<Tables['account'], 'professional_id'> &
  OrNull<
    Pick<
      Tables['account'],
      | 'password_hash'
      | 'must_change_password'
      | 'password_changed_at'
      | 'failed_attempts'
      | 'blocked_at'
      | 'blocked_until'
      | 'reset_pending'
      | 'password_round'
      | 'terms_version'
      | 'direct_access'
      | 'totp_secret'
      | 'totp_last_step'
    >
  >;

const accountColumns = sql`p.id as professional_id, p.cpf, p.cns, coalesce(p.social_name, p.name) as name, p.birth_date,
  a.password_hash, a.must_change_password, a.password_changed_at, a.failed_attempts, a.blocked_at, a.blocked_until,
  a.reset_pending,
  a.password_round, a.terms_version, a.direct_access, a.totp_secret, a.totp_last_step`;

/** The professional with this CPF and the account, if any. Locks the account so that attempts are counted. */
export async function findAccountByCpf(db: Db, cpf: string): Promise<AccountRow | undefined> {
  await sql`select 1 from account a join health_network_professional p on p.id = a.professional_id
    where p.cpf = ${cpf} for update of a`.execute(db);
  return findRow<AccountRow>(
    db,
    sql`select ${accountColumns} from health_network_professional p
      left join account a on a.professional_id = p.id where p.cpf = ${cpf}`,
  );
}

export async function findAccount(db: Db, professionalId: string): Promise<AccountRow | undefined> {
  return findRow<AccountRow>(
    db,
    sql`select ${accountColumns} from health_network_professional p
      left join account a on a.professional_id = p.id where p.id = ${professionalId}`,
  );
}

/** Holds the account until the end of the transaction, so that what is counted on it is counted once. */
export async function lockAccount(db: Db, professionalId: string): Promise<void> {
  await sql`select 1 from account where professional_id = ${professionalId} for update`.execute(db);
}

export async function saveAttempts(
  db: Db,
  professionalId: string,
  count: { failed: number; block: { at: Date; until: Date | null } | null; now: Date },
): Promise<void> {
  const { failed, block, now } = count;
  await sql`update account set failed_attempts = ${failed}, blocked_at = ${block?.at ?? null},
    blocked_until = ${block?.until ?? null}, updated_at = ${now}
    where professional_id = ${professionalId}`.execute(db);
}

export async function savePassword(
  db: Db,
  account: { professionalId: string; hash: string; mustChange: boolean; round: number; now: Date },
): Promise<void> {
  const { professionalId, hash, mustChange, round, now } = account;
  await sql`
    insert into account (professional_id, password_hash, must_change_password, password_changed_at, password_round,
      updated_at)
    values (${professionalId}, ${hash}, ${mustChange}, ${now}, ${round}, ${now})
    on conflict (professional_id) do update set password_hash = excluded.password_hash,
      must_change_password = excluded.must_change_password, password_changed_at = excluded.password_changed_at,
      password_round = excluded.password_round, reset_pending = false, failed_attempts = 0, blocked_at = null,
      blocked_until = null,
      updated_at = excluded.updated_at
  `.execute(db);
  await sql`delete from password_link where professional_id = ${professionalId}`.execute(db);
  await sql`delete from sign_in_ticket where professional_id = ${professionalId}`.execute(db);
}

/** Takes the password out of use until another is defined, and unblocks. */
export async function markResetPending(db: Db, professionalId: string, now: Date): Promise<void> {
  await sql`
    insert into account (professional_id, must_change_password, reset_pending, updated_at)
    values (${professionalId}, true, true, ${now})
    on conflict (professional_id) do update set reset_pending = true, failed_attempts = 0, blocked_at = null,
      blocked_until = null,
      updated_at = excluded.updated_at
  `.execute(db);
}

export async function requirePasswordChange(db: Db, professionalId: string, now: Date): Promise<void> {
  await sql`update account set must_change_password = true, updated_at = ${now}
    where professional_id = ${professionalId}`.execute(db);
}

/** The municipality of a person whose accesses in force are all of one; null for nobody, none or several. */
export async function findSoleMunicipality(db: Db, professionalId: string | null): Promise<string | null> {
  const row = await findRow<{ id: string }>(
    db,
    sql`select min(municipality_id::text) as id from (
        select municipality_id from health_network_lotacao_place
        where professional_id = ${professionalId}::uuid and active
        union all
        select municipality_id from administrative_access
        where professional_id = ${professionalId}::uuid and active) as held
      having count(*) = count(municipality_id) and count(distinct municipality_id) = 1`,
  );
  return row?.id ?? null;
}

export type AccessRow = {
  id: string;
  kind: AccessKind;
  municipality_id: string | null;
  ibge: string | null;
  municipality_name: string | null;
  municipality_uf: string | null;
  time_zone: string | null;
  uf: string | null;
  unit_id: string | null;
  unit_name: string | null;
  cnes: string | null;
  team_id: string | null;
  team_name: string | null;
  ine: string | null;
  cbo: string | null;
  cbo_name: string | null;
  profiles: string[];
  first_access_done_at: Date | null;
  last_used_at: Date | null;
  uses: number;
  initial_module: string | null;
  initial_module_needs: string[] | null;
  profile_ids: string[];
  permission_version: number;
};

/** The accesses a person may choose: lotações with some active profile, and administrative accesses. */
export async function listAccesses(db: Db, professionalId: string): Promise<AccessRow[]> {
  return rowsOf<AccessRow>(
    db,
    sql`
      select x.*, coalesce(c.name, x.own_cbo_name) as cbo_name, m.ibge, m.name as municipality_name,
        m.uf as municipality_uf, m.time_zone, u.last_used_at, coalesce(u.uses, 0) as uses, u.initial_module,
        u.initial_module_needs, (select version from permission_version) as permission_version
      from (
        select l.id, 'lotacao' as kind, l.municipality_id, null as uf, l.unit_id, l.unit_name, l.cnes,
          l.team_id, l.team_name, l.ine, l.cbo, l.cbo_name as own_cbo_name,
          array(select p.name from lotacao_profile lp join access_profile p on p.id = lp.profile_id
              and p.municipality_id = l.municipality_id and p.active
            where lp.lotacao_id = l.id order by p.name) as profiles,
          array(select lp.profile_id::text from lotacao_profile lp
            where lp.lotacao_id = l.id order by 1) as profile_ids,
          null::timestamptz as first_access_done_at
        from health_network_lotacao l
        where l.professional_id = ${professionalId} and l.active
          and exists (select 1 from lotacao_profile lp join access_profile p on p.id = lp.profile_id
            and p.municipality_id = l.municipality_id and p.active where lp.lotacao_id = l.id)
        union all
        select a.id, a.kind, a.municipality_id, a.uf, null, null, null, null, null, null, null, null,
          array(select p.name from profile p where p.id = a.profile_id
            or (a.profile_id is null and p.slug is not null and p.access_kind = a.kind)),
          array(select coalesce(a.profile_id, p.id)::text from profile p
            where p.slug is not null and p.access_kind = a.kind),
          a.first_access_done_at
        from administrative_access a
        where a.professional_id = ${professionalId} and a.active
      ) x
      left join health_network_municipality m on m.id = x.municipality_id
      left join data_packages_cbo c on c.code = x.cbo
      left join access_use u on u.professional_id = ${professionalId} and u.access_id = x.id
      order by (x.kind = 'installer') desc, (x.kind <> 'lotacao') desc, u.last_used_at desc nulls last,
        x.unit_name, x.id`,
  );
}
