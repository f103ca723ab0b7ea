import { type Db, rowsOf, sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';

type Renamed = { id: string; name: boolean; cpf: boolean };

const findRenamed = (db: Db): Promise<Renamed[]> =>
  rowsOf<Renamed>(
    db,
    sql`select p.id, p.name <> s.name as name, p.cpf is distinct from s.cpf as cpf
      from stage_professional s join professional p on p.id = s.id
      where s.op = 'updated' and (p.name <> s.name or p.cpf is distinct from s.cpf)`,
  );

/**
 * Who gets another name or CPF by the file is an event of the person, before the plan is carried out: the trail names
 * people by what they are called, and its verification tells a name that changed without one.
 */
export async function auditRenamed(context: UseCaseContext, municipalityId: string): Promise<void> {
  for (const { id, name, cpf } of await findRenamed(context.db)) {
    context.audit({
      type: 'health-network.professional-changed',
      subject: { table: 'professional', id },
      municipalityId,
      fields: [...(name ? ['name'] : []), ...(cpf ? ['cpf'] : [])],
    });
  }
}
