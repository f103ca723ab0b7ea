import { type Db, findRow, sql } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';

/**
 * May the actor change this person's data and password? Whoever can do that can enter as the person, so
 * nobody reaches above himself: the installer everybody; a municipal administrator who works, or last
 * worked, in the municipality and administers nothing beyond it; a lotação who works in its unit and
 * administers nothing at all. A person without any lotação belongs to where it was typed in.
 */
export async function managesPerson(db: Db, actor: Actor, professionalId: string): Promise<boolean> {
  if (actor.kind === 'command-line' || actor.kind === 'system') return true;
  const access = accessOf(actor);
  if (access?.kind === 'installer') return true;
  if (access?.kind !== 'municipal-admin' && access?.kind !== 'lotacao') return false;
  const ofUnit = access.kind === 'lotacao';
  const here = ofUnit
    ? sql`l.unit_id = ${access.unitId}::uuid`
    : sql`l.municipality_id = ${access.municipalityId}::uuid`;
  const registered = ofUnit
    ? sql`p.registered_unit_id = ${access.unitId}::uuid`
    : sql`p.registered_municipality_id = ${access.municipalityId}::uuid`;
  const beyond = ofUnit ? sql`true` : sql`a.municipality_id is distinct from ${access.municipalityId}::uuid`;
  const administersHere = ofUnit
    ? sql`false`
    : sql`exists (
    select 1 from administrative_access a where a.professional_id = p.id
      and a.municipality_id = ${access.municipalityId}::uuid)`;
  const row = await findRow(
    db,
    sql`select 1 from health_network_professional p where p.id = ${professionalId}::uuid
      and not exists (select 1 from administrative_access a
        where a.professional_id = p.id and a.active and ${beyond})
      and (${administersHere}
        or exists (select 1 from health_network_lotacao l
          where l.professional_id = p.id and l.active and ${here})
        or not exists (select 1 from health_network_lotacao l where l.professional_id = p.id and l.active)
          and (${registered} or exists (
            select 1 from health_network_lotacao l where l.professional_id = p.id and ${here})))`,
  );
  return row !== undefined;
}
