import { titleCasePlace } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { type Db, findRow, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { labelOf } from '../../contract/codes.ts';
import { WITHHELD, type WithheldFrom } from '../sharing/withheld.ts';
import { streetTypes } from '../../contract/codes/street-types.ts';
import type { citizenSummaryContract } from '../../contract/search.ts';

type Summary = Static<typeof citizenSummaryContract.response>;
type Row = Omit<Summary, 'id' | 'address' | 'updatedAt' | 'withheld'> & {
  updatedAt: Date;
  streetType: string | null;
  street: string | null;
  houseNumber: string | null;
  bairro: string | null;
  sharingRefused: boolean;
};

const findSummary = (db: Db, id: string): Promise<Row | undefined> =>
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

/** What other units are not told of who refuses to share. */
const UNTOLD = {
  phone: null,
  address: null,
  municipality: null,
  team: null,
  microarea: null,
  diedOn: null,
  updatedBy: null,
  suspect: null,
} satisfies Partial<Summary>;

/** Shown once the trail says who saw it. 404 when there is none. */
export async function citizenSummary(
  context: ReadContext,
  id: string,
  withheldFrom: WithheldFrom,
): Promise<Summary> {
  const [row] = await Promise.all([
    findSummary(context.db, id),
    auditRead(context, { type: 'citizens.summarised', subject: { table: 'citizen', id } }),
  ]);
  if (!row) throw notFound('O cadastro');
  const { streetType, street, houseNumber, bairro, updatedAt, suspect, sharingRefused, ...seen } = row;
  const way = street && [labelOf(streetTypes, streetType), titleCasePlace(street)].filter(Boolean).join(' ');
  const place = bairro && titleCasePlace(bairro);
  const address = [[way, houseNumber].filter(Boolean).join(', '), place].filter(Boolean).join(' – ');
  const mayHide = sharingRefused || seen.status === 'merged';
  const isWithheld = mayHide && (await withheldFrom(context, [id])).size > 0;
  return {
    ...seen,
    id,
    address: address || null,
    updatedAt: updatedAt.toISOString(),
    suspect: suspect && {
      ...suspect,
      evidence: suspect.evidence.map(({ field, level }) => ({ field, level })),
    },
    ...(isWithheld ? { ...UNTOLD, withheld: WITHHELD } : { withheld: null }),
  };
}
