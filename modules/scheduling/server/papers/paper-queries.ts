import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';

export type SlipRow = {
  unitId: string;
  name: string;
  cpf: string | null;
  cns: string | null;
  birthDate: string | null;
};

/** The citizen of an appointment, as a slip names her; undefined where it has none. */
export const findSlipCitizen = (db: Db, appointmentId: string): Promise<SlipRow | undefined> =>
  findRow(
    db,
    sql`select l.unit_id as "unitId", c.display_name as name, c.cpf, c.cns,
        c.birth_date as "birthDate"
      from appointment a join citizens_person c on c.id = a.citizen_id
      join agenda_span s on s.appointment_id = a.id and not s.guest
      join health_network_lotacao_place l on l.id = s.lotacao_id
      where a.id = ${appointmentId}`,
  );

export type UnitRow = {
  name: string;
  municipality: string;
  uf: string;
  timeZone: string;
  phone: string;
  address: { streetType?: string; street?: string; number?: string; complement?: string; district?: string };
};

export const unitOf = (db: Db, id: string): Promise<UnitRow> =>
  getRow(
    db,
    sql`select u.name, m.name as municipality, m.uf, m.time_zone as "timeZone", u.phone, u.address
      from health_network_unit u join health_network_municipality m on m.id = u.municipality_id where u.id = ${id}`,
  );

/** Who prints. */
export async function nameOf(db: Db, professionalId: string | null): Promise<string | null> {
  const row = await findRow<{ name: string }>(
    db,
    sql`select coalesce(nullif(social_name, ''), name) as name from health_network_professional
      where id = ${professionalId}`,
  );
  return row?.name ?? null;
}

export type PatientRow = {
  id: string;
  sex: number | null;
  cpf: string | null;
  cns: string | null;
  sharingRefused: boolean;
};

/** What the agenda of a day tells of citizens besides their names. */
export const patientsOf = (db: Db, ids: readonly string[]): Promise<PatientRow[]> =>
  rowsOf(
    db,
    sql`select id, sex, cpf, cns, sharing_refused as "sharingRefused" from citizens_person
      where id = any(${[...ids]}::uuid[])`,
  );
