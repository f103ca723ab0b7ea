import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { lockByName } from '#platform/db/lock';
import type { Purpose } from '#modules/setup/index';
import type { InCamel, OrNull } from '#platform/db/columns';
import type { Tables } from './rows.ts';

export type AskingInstallation = { id: string; purpose: Purpose; unconfirmedWhy: string | null };

/** The installation asking for activation; undefined before the set-up. */
export const findAskingInstallation = (db: Db) =>
  findRow<AskingInstallation>(
    db,
    sql`select id, purpose, unconfirmed_why as "unconfirmedWhy"
      from setup_installation join setup_continuation using (id)`,
  );

/** Names of who administers the installation. */
export async function listInstallers(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select p.name from access_administrative a join health_network_professional p on p.id = a.professional_id
      where a.kind = 'installer' and a.active order by p.name`,
  );
  return rows.map(({ name }) => name);
}

export type ActivationRow = {
  ibge: string;
  name: string;
  uf: string;
} & Pick<Tables['activation'], 'municipality_id'> &
  OrNull<Omit<Tables['activation'], 'municipality_id' | 'chave' | 'contra_chave'>>;

/** Municipalities with their activation, if any. `municipalityId` null means every one. */
export async function listActivationRows(db: Db, municipalityId: string | null): Promise<ActivationRow[]> {
  return rowsOf<ActivationRow>(
    db,
    sql`
      select m.id as municipality_id, m.ibge, m.name, m.uf, a.authority, a.authority_name, a.simulated,
        a.issued_on, a.activated_at
      from health_network_municipality m
      left join activation a on a.municipality_id = m.id
      where ${municipalityId}::uuid is null or m.id = ${municipalityId}::uuid
      order by m.name, m.ibge`,
  );
}

export type NewActivation = Omit<InCamel<Tables['activation']>, 'activatedAt'>;

/** Keeps the accepted contra-chave; a newer one takes the place of the older. */
export async function saveActivation(db: Db, row: NewActivation, now: Date): Promise<'I' | 'U'> {
  const saved = await findRow<{ inserted: boolean }>(
    db,
    sql`
      insert into activation (municipality_id, chave, contra_chave, authority, authority_name, simulated,
        issued_on, activated_at)
      values (${row.municipalityId}, ${row.chave}, ${row.contraChave}, ${row.authority}, ${row.authorityName},
        ${row.simulated}, ${row.issuedOn}, ${now})
      on conflict (municipality_id) do update set chave = excluded.chave, contra_chave = excluded.contra_chave,
        authority = excluded.authority, authority_name = excluded.authority_name,
        simulated = excluded.simulated, issued_on = excluded.issued_on, activated_at = excluded.activated_at
      returning xmax = 0 as inserted`,
  );
  return saved?.inserted ? 'I' : 'U';
}

/** Whether a municipality was activated, and by a simulator; undefined when not. */
export const findActivation = (db: Db, municipalityId: string) =>
  findRow<{ simulated: boolean }>(
    db,
    sql`select simulated from activation_state where municipality_id = ${municipalityId}`,
  );

/** One change of the list of authorities at a time, until the end of the transaction. */
export const lockAuthorities = (db: Db): Promise<void> => lockByName(db, 'activation.authorities');
