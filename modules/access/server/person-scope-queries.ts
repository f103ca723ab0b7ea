import type { RawBuilder } from 'kysely';
import { type Db, findRow, sql } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';

/**
 * SQL condition: may the actor change the data and the password of professional `id`? Whoever can do that can
 * enter as the person, in all the accesses the person has, so all of them have to be the actor's: the installer
 * reaches everybody; a municipal administrator who works, or last worked, in the municipality, works nowhere else and
 * administers nothing beyond it; a lotação who works in its unit, nowhere else, and administers nothing at all. A
 * person without any lotação belongs to where it was typed in.
 */
export function managedBy(actor: Actor, id: RawBuilder<unknown>): RawBuilder<boolean> {
  if (actor.kind === 'command-line' || actor.kind === 'system') return sql`true`;
  const access = accessOf(actor);
  if (access?.kind === 'installer') return sql`true`;
  if (access?.kind === 'lotacao') {
    const { unitId } = access;
    return managed(id, {
      works: sql`m.unit_id = ${unitId}::uuid`,
      registered: sql`m.registered_unit_id = ${unitId}::uuid`,
      administers: sql`false`,
    });
  }
  if (access?.kind !== 'municipal-admin') return sql`false`;
  const { municipalityId } = access;
  return managed(id, {
    works: sql`m.municipality_id = ${municipalityId}::uuid`,
    registered: sql`m.registered_municipality_id = ${municipalityId}::uuid`,
    administers: sql`m.municipality_id = ${municipalityId}::uuid`,
  });
}

type Here = Record<'works' | 'registered' | 'administers', RawBuilder<unknown>>;

function managed(id: RawBuilder<unknown>, here: Here): RawBuilder<boolean> {
  const lotacao = (condition: RawBuilder<unknown>) => sql`exists (
    select 1 from health_network_lotacao_place m where m.professional_id = ${id} and ${condition})`;
  const administration = (condition: RawBuilder<unknown>) => sql`exists (
    select 1 from administrative_access m where m.professional_id = ${id} and ${condition})`;
  return sql`(not ${administration(sql`m.active and (${here.administers}) is not true`)}
    and not ${lotacao(sql`m.active and not ${here.works}`)}
    and (${administration(here.administers)} or ${lotacao(here.works)}
      or not ${lotacao(sql`m.active`)} and exists (
        select 1 from health_network_professional m where m.id = ${id} and ${here.registered})))`;
}

/** Whether the actor may change the data and the password of this professional. */
export async function managesPerson(db: Db, actor: Actor, professionalId: string): Promise<boolean> {
  const condition = managedBy(actor, sql`p.id`);
  const query = sql`
    select 1 from health_network_professional p where p.id = ${professionalId}::uuid and ${condition}`;
  return (await findRow(db, query)) !== undefined;
}
