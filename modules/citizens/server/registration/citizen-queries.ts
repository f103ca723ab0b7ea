import type { Static } from 'typebox';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { named, opaque } from '#platform/db/named';
import type { getCitizenContract } from '../../contract/registration.ts';
import { documentsOfC, recordColumns } from '../record/queries.ts';
import type { CitizenRecord } from '../record/record.ts';

type CitizenView = Static<typeof getCitizenContract.response>;
export type CitizenRow = CitizenRecord &
  Pick<CitizenView, 'id' | 'version' | 'birthMunicipalityName' | 'municipalityName' | 'occupationName'> &
  Pick<CitizenView, 'team' | 'responsible' | 'documents' | 'origin' | 'updatedOrigin' | 'updatedBy'> &
  Pick<CitizenView, 'sharedNumbers'> & {
    createdAt: Date;
    updatedAt: Date;
  };

/** Pairs that wait, from both sides: each side by its own index. */
const sharedNumbersOfC = sql`coalesce((
    select jsonb_agg(jsonb_build_object('kind', v.document_kind, 'id', o.id,
      'name', coalesce(nullif(o.social_name, ''), o.name), 'reason', v.reason) order by v.id)
    from (
      select id, document_kind, reason, other_id as with_id from citizen_review
        where citizen_id = c.id and kind = 'shared-document' and settled_at is null
      union all select id, document_kind, reason, citizen_id from citizen_review
        where other_id = c.id and kind = 'shared-document' and settled_at is null) v
    join citizen o on o.id = v.with_id and o.status <> 'merged'), '[]')`;

/** Whole records in one statement: what a page shows of a citizen is one trip to the base. */
export const findCitizens = (db: Db, ids: readonly string[]): Promise<CitizenRow[]> =>
  rowsOf<CitizenRow>(
    db,
    named(sql`select c.id, c.version, ${recordColumns}, c.origin, c.created_at as "createdAt",
        c.updated_at as "updatedAt", c.updated_origin as "updatedOrigin",
        born.name as "birthMunicipalityName", lives.name as "municipalityName", cbo.name as "occupationName",
        case when t.id is not null then jsonb_build_object('id', t.id, 'ine', t.ine, 'name', t.name,
          'unitId', u.id, 'unitName', u.name, 'unitCnes', u.cnes) end as team,
        case when r.id is not null
          then jsonb_build_object('id', r.id, 'name', coalesce(nullif(r.social_name, ''), r.name)) end as responsible,
        case when p.id is not null
          then jsonb_build_object('id', p.id, 'name', coalesce(nullif(p.social_name, ''), p.name)) end as "updatedBy",
        ${documentsOfC} as documents, ${sharedNumbersOfC} as "sharedNumbers"
      from citizen c
      left join data_packages_municipality born on born.ibge = c.birth_municipality_ibge
      left join data_packages_municipality lives on lives.ibge = c.municipality_ibge
      left join data_packages_cbo cbo on cbo.code = c.occupation_cbo
      left join health_network_team t on t.id = c.team_id
      left join health_network_unit u on u.id = t.unit_id
      left join citizen r on r.id = c.responsible_id
      left join health_network_professional p on p.id = c.updated_by
      where c.id = any(${opaque(ids, 'uuid')})`),
  );
