import type { Static } from 'typebox';
import { type Db, findRow, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import type { citizenSummaryContract } from '../../contract/search.ts';

export type Summary = Static<typeof citizenSummaryContract.response>;
type Row = Omit<Summary, 'id' | 'address' | 'updatedAt' | 'withheld'> & {
  updatedAt: Date;
  streetType: string | null;
  street: string | null;
  houseNumber: string | null;
  bairro: string | null;
  sharingRefused: boolean;
};

export const findSummary = (db: Db, id: string): Promise<Row | undefined> =>
  findRow(
    db,
    prepared(sql<Row>`
      select c.status, coalesce(nullif(c.social_name, ''), c.name) as name,
        case when c.social_name <> '' then c.name end as "civilName", c.birth_date as "birthDate", c.sex,
        c.mother_name as "motherName", c.cpf, c.cns,
        coalesce(c.phone_mobile, c.phone_home, c.phone_contact) as phone, c.street_type as "streetType", c.street,
        case when c.no_house_number then 'S/N' else c.house_number end as "houseNumber", c.bairro,
        m.name as municipality, t.name as team, c.microarea, c.deceased, c.died_on as "diedOn",
        c.sharing_refused as "sharingRefused", c.updated_at as "updatedAt", coalesce(nullif(p.social_name, ''), p.name) as "updatedBy", (
          select jsonb_build_object('id', o.id, 'name', coalesce(nullif(o.social_name, ''), o.name),
            'evidence', coalesce(q.evidence -> 'fields', '[]'))
          from duplicate_pair q join citizen o on o.id = case q.a_id when c.id then q.b_id else q.a_id end
          where (q.a_id = c.id or q.b_id = c.id) and q.state = 'open' and o.status <> 'merged'
          order by q.score desc, q.id limit 1) as suspect
      from citizen c
      left join data_packages_municipality m on m.ibge = c.municipality_ibge
      left join health_network_team t on t.id = c.team_id
      left join health_network_professional p on p.id = c.updated_by
      where c.id = ${id}`),
  );
