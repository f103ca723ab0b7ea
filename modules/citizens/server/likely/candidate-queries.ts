import { DEFAULT_SETTINGS, type Prepared, prepare } from '@pec-aberto/matching';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, opaque } from '#platform/db/named';
import { identificationOf, type IdentificationRow } from '../record/identification.ts';
import { identificationColumns } from '../record/queries.ts';
import { type Keys, NUMBER_KINDS } from './keys.ts';
import { matchPerson, type Told } from './person.ts';

/** So many are compared with somebody who arrives; those who share most keys first. */
const MOST = 40;

/** What is compared, of citizen `c`. */
export const toldColumns = sql.raw(`c.name as "fullName", c.social_name as "socialName", c.sex,
  c.father_name as "fatherName", c.cpf as "wholeCpf", c.phone_home as "phoneHome",
  c.phone_mobile as "phoneMobile", c.phone_contact as "phoneContact", c.email, c.street,
  c.house_number as "houseNumber", c.bairro, c.cep, c.municipality_ibge as "municipalityIbge",
  c.birth_municipality_ibge as "birthMunicipalityIbge", c.deceased, c.died_on as "diedOn",
  array(select d.number from citizen_document d
    where d.citizen_id = c.id and d.kind = 'cns' and d.removed_at is null) as numbers`);

export type ToldRow = IdentificationRow &
  Told & { fullName: string; wholeCpf: string | null; numbers: string[] };

/** A registration that shares keys with somebody. */
export type Candidate = { citizen: IdentificationRow; prepared: Prepared };

export const candidateOf = (row: ToldRow): Candidate => ({
  citizen: identificationOf(row),
  prepared: prepare(matchPerson(row.id, { ...row, name: row.fullName, cpf: row.wholeCpf }, row.numbers)),
});

// In the text: as values they would hide from the planner how few rows come, and it would plan each call anew.
const numberKinds = sql.raw(NUMBER_KINDS.join(', '));
const block = sql.raw(String(DEFAULT_SETTINGS.largestBlock));
const most = sql.raw(String(MOST));

/**
 * Registrations in use worth comparing with somebody, those who share most keys first: they have a number in common,
 * or two other keys. Whoever was said to be another person is left out. One statement, which looks at no more than a
 * block of people: a telephone just given to thousands is not yet among the common keys.
 */
export async function findCandidates(
  db: Db,
  self: string | null,
  { all, lookup }: Keys,
): Promise<Candidate[]> {
  if (lookup.length === 0) return [];
  const rows = await rowsOf<ToldRow>(
    db,
    prepared(sql`
      with near as (
        select c.id, x.shared
        from (select id, match_keys from citizen
          where match_keys && ${opaque(lookup, 'bigint')} and status <> 'merged' and id is distinct from ${self}::uuid
          limit ${block}) c,
        lateral (select count(*) as shared, bool_or(key % 16 in (${numberKinds})) as by_number
          from unnest(c.match_keys) key where key = any(${opaque(all, 'bigint')})) x
        where x.shared > 1 or x.by_number
        order by x.shared desc, c.id limit ${most})
      select ${identificationColumns}, ${toldColumns} from near join citizen c using (id)
      where not exists (select from duplicate_pair p where p.state = 'different'
        and p.a_id = least(near.id, ${self}::uuid) and p.b_id = greatest(near.id, ${self}::uuid))
      order by near.shared desc, c.id`),
  );
  return rows.map(candidateOf);
}

/** These registrations as they are compared, without those that live on in another. */
export const toldOf = (db: Db, ids: readonly string[]): Promise<ToldRow[]> =>
  rowsOf<ToldRow>(
    db,
    sql`select ${identificationColumns}, ${toldColumns} from citizen c
      where c.id = any(${[...ids]}::uuid[]) and c.status <> 'merged'`,
  );
