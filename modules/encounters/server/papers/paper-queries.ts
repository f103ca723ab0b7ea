import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import type { Prescribed } from '../../contract/content.ts';
import type { ExamRequest } from '../../contract/plan-entries.ts';

export type Letterhead = {
  unit: string;
  municipality: string;
  uf: string;
  /** Who prints. */
  by: string | null;
};

export const letterheadOf = (db: Db, unitId: string, professionalId: string | null): Promise<Letterhead> =>
  getRow<Letterhead>(
    db,
    sql`select u.name as unit, m.name as municipality, m.uf,
        (select coalesce(nullif(social_name, ''), name) from health_network_professional
          where id = ${professionalId}) as by
      from health_network_unit u join health_network_municipality m on m.id = u.municipality_id
      where u.id = ${unitId}`,
  );

/** Where letters to a citizen go; null of who told none. */
export const findEmail = async (db: Db, citizenId: string): Promise<string | null> =>
  (
    await getRow<{ email: string | null }>(
      db,
      sql`select nullif(email, '') as email from citizens_person where id = ${citizenId}`,
    )
  ).email;

export type PrintedMedicine = { item: Prescribed; posology: string };

export const prescribedIn = (db: Db, encounterId: string): Promise<PrintedMedicine[]> =>
  rowsOf<PrintedMedicine>(
    db,
    sql`select item, posology from prescription where encounter_id = ${encounterId} order by position`,
  );

export type PrintedExam = {
  code: string;
  name: string;
  costly: boolean;
  item: Pick<ExamRequest, 'justification' | 'cid10'> & { note?: string };
};

export const requestedIn = (db: Db, encounterId: string): Promise<PrintedExam[]> =>
  rowsOf<PrintedExam>(
    db,
    sql`select code, name, costly, item from exam_request where encounter_id = ${encounterId} order by position`,
  );

export type PrintedHanded = {
  kind: 'encaminhamento' | 'atestado' | 'orientacao';
  name: string;
  item: unknown;
};

export const handedIn = (
  db: Db,
  encounterId: string,
  kind: PrintedHanded['kind'],
): Promise<PrintedHanded[]> =>
  rowsOf<PrintedHanded>(
    db,
    sql`select kind, name, item from handed_out where encounter_id = ${encounterId} and kind = ${kind} order by position`,
  );
