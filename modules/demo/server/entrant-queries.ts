import { type Db, rowsOf, sql } from '#platform/db/database';

export const COORDINATOR = 'COORDENADOR DE UBS';

export type Entrant = { cpf: string; name: string; role: string };

/**
 * Who to try the program as, in a municipality: its administrators, one coordinator of a unit, and one person of each
 * common occupation. Who is none of the kinds is not among them.
 */
export const whoMayEnter = (db: Db, municipalityId: string): Promise<Entrant[]> =>
  rowsOf<Entrant>(
    db,
    sql`select cpf, name, role from (
      (select 1 as place, p.cpf, p.name, 'ADMINISTRADOR MUNICIPAL' as role
        from access_administrative x join health_network_professional p on p.id = x.professional_id
        where x.kind = 'municipal-admin' and x.municipality_id = ${municipalityId} and x.active
        order by p.name)
      union all
      (select 2, p.cpf, p.name, ${COORDINATOR}::text
        from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
        join access_lotacao_profile x on x.lotacao_id = l.id join access_profile f on f.id = x.profile_id
        where l.municipality_id = ${municipalityId} and l.active and f.municipality_id = ${municipalityId}
          and f.slug = 'coordenador-ubs' and f.active and p.cpf is not null
        order by p.name limit 1)
      union all
      (select distinct on (l.cbo) 3, p.cpf, p.name, l.cbo_name
        from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
        where l.municipality_id = ${municipalityId} and l.active and p.cpf is not null
          and (l.cbo like '4221%' or l.cbo like '2235%' or l.cbo like '2251%' or l.cbo = '515105')
        order by l.cbo, p.name limit 5)) entrants
    where cpf is not null order by place, role, name`,
  );
