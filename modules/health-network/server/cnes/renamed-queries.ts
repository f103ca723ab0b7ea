import { type Db, rowsOf, sql } from '#platform/db/database';

type Renamed = { id: string; name: boolean; cpf: boolean };

/** Whom the file calls otherwise, or gives another CPF. Before the plan is carried out. */
export const findRenamed = (db: Db): Promise<Renamed[]> =>
  rowsOf<Renamed>(
    db,
    sql`select p.id, p.name <> s.name as name, p.cpf is distinct from s.cpf as cpf
      from stage_professional s join professional p on p.id = s.id
      where s.op = 'updated' and (p.name <> s.name or p.cpf is distinct from s.cpf)`,
  );
