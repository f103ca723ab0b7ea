import type { Prepared } from '@pec-aberto/matching';
import { rowsOf, sql } from '#platform/db/database';
import type { ReadContext } from '#platform/usecase/context';
import { type Candidate, candidateOf, type ToldRow, toldColumns } from '../likely/candidates.ts';
import { type Judged, judgeOn } from '../likely/judge.ts';
import { type LikelyPerson, likelyPeople } from '../likely/likely.ts';
import { preparePerson } from '../likely/person.ts';
import { glimpseColumns } from '../record/glimpse.ts';
import type { FormFields } from '../../contract/fields.ts';

/** What a ficha or a file tells of somebody. */
export type Told = {
  fields: FormFields;
  /** Uuid of the ficha that it updates. */
  updates?: string | null;
  /** It brings the death: of that nothing is asked. Otherwise it speaks of somebody living. */
  died?: boolean;
};
type Where = Pick<ReadContext, 'platform' | 'db' | 'now'>;

/** Who it is: a citizen, somebody new, or a doubt that a person must settle. */
export type Found =
  | { kind: 'citizen'; id: string }
  /** Whoever looks like the new person, for the queue. */
  | { kind: 'new'; alike: readonly LikelyPerson[] }
  | { kind: 'doubt'; id: string; code: 'number-of-another' | 'several-people' | 'looks-like-another' };

const doubt = (id: string, code: (Found & { kind: 'doubt' })['code']): Found => ({ kind: 'doubt', id, code });

/** Somebody who may be the person, and why. */
export type FoundHolder = Pick<Candidate, 'citizen'> & Partial<Judged>;

/** The person told, ready to be compared. */
export const personTold = ({ fields, died }: Told): Prepared =>
  preparePerson('', { ...fields, ...(died ? { deceased: true, diedOn: null } : {}) }, numbersOf(fields));

function comparing(told: Told, today: string) {
  const person = personTold(told);
  const judged = (people: readonly Candidate[]): FoundHolder[] => {
    const judge = judgeOn(today, [person, ...people.map(({ prepared }) => prepared)]);
    return people.map(({ citizen, prepared }) => ({ citizen, ...judge(person, prepared) }));
  };
  return { person, judged };
}

/** Everybody who may be the person of a ficha, and whoever was `chosen` to be compared too. */
export async function peopleAround(
  where: Where,
  told: Told,
  today: string,
  chosen: string | null,
): Promise<FoundHolder[]> {
  const { person, judged } = comparing(told, today);
  const of = async (look: Promise<Candidate[]>) => judged(await look);
  const lists = [
    chosen === null ? [] : await of(withId(where, chosen)),
    told.updates ? await of(ofChain(where, told.updates)) : [],
    await of(withNumber(where, told.fields)),
    await likelyPeople(where, { self: null, person }),
  ];
  const byId = new Map(lists.flat().map((one) => [one.citizen.id, one]));
  return [...byId.values()].toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

/**
 * Who somebody is: the citizen of the ficha that is updated, else the one person whom the rules of packages/matching
 * link without anybody looking (unification-design §9.5). A CPF or CNS never decides alone: when its holder is not
 * surely the person, somebody looks.
 */
export async function findCitizenOf(where: Where, told: Told, today: string): Promise<Found> {
  const { person, judged } = comparing(told, today);
  const [former] = told.updates ? judged(await ofChain(where, told.updates)) : [];
  if (former) {
    const { id } = former.citizen;
    return former.certain ? { kind: 'citizen', id } : doubt(id, 'number-of-another');
  }
  const holders = judged(await withNumber(where, told.fields));
  return decide(holders, await likelyPeople(where, { self: null, person }));
}

function decide(holders: readonly FoundHolder[], alike: readonly LikelyPerson[]): Found {
  const sure = new Set(
    [...holders, ...alike].filter(({ automatic }) => automatic).map(({ citizen }) => citizen.id),
  );
  const [one, other] = sure;
  if (one !== undefined)
    return other === undefined ? { kind: 'citizen', id: one } : doubt(one, 'several-people');
  const [holder] = holders;
  if (holder) return doubt(holder.citizen.id, 'number-of-another');
  // Who has a CPF of his own is another person, however alike: the pair goes to the queue, the ficha does not wait.
  const same = alike.find(({ certain, evidence }) => certain && !evidence.guards.includes('cpf-differs'));
  return same ? doubt(same.citizen.id, 'looks-like-another') : { kind: 'new', alike };
}

type Numbers = { cpf: string | null; cns: string | null };
const numbersOf = ({ cns }: Numbers) => (cns === null ? [] : [{ kind: 'cns', number: cns }]);

async function withId({ db }: Where, id: string): Promise<Candidate[]> {
  const query = sql<ToldRow>`select ${glimpseColumns}, ${toldColumns} from citizen named
    join citizen c on c.id = coalesce(named.merged_into, named.id) where named.id = ${id}`;
  return (await rowsOf(db, query)).map(candidateOf);
}

async function ofChain({ db }: Where, uuid: string): Promise<Candidate[]> {
  const rows = await rowsOf<ToldRow>(
    db,
    sql`select ${glimpseColumns}, ${toldColumns} from citizen_fci f
      join citizen absorbed on absorbed.id = f.citizen_id
      join citizen c on c.id = coalesce(absorbed.merged_into, absorbed.id)
      where f.uuid = ${uuid} and f.outcome in ('applied', 'older')`,
  );
  return rows.map(candidateOf);
}

/** Survivors of whoever has these numbers in use, each with those that he has as his own. */
async function withNumber({ db }: Where, { cpf, cns }: Numbers): Promise<Candidate[]> {
  const rows = await rowsOf<ToldRow & { hasCpf: boolean; hasCns: boolean }>(
    db,
    sql`select ${glimpseColumns}, ${toldColumns}, found."hasCpf", found."hasCns" from (
        select coalesce(holder.merged_into, holder.id) as id, bool_or(d.kind = 'cpf') as "hasCpf",
          bool_or(d.kind = 'cns') as "hasCns"
        from citizen_document d join citizen holder on holder.id = d.citizen_id
        where d.removed_at is null
          and (d.kind = 'cpf' and d.number = ${cpf}::text or d.kind = 'cns' and d.number = ${cns}::text)
        group by 1) found
      join citizen c on c.id = found.id order by c.id limit 5`,
  );
  return rows.map(({ hasCpf, hasCns, ...row }) =>
    candidateOf({
      ...row,
      wholeCpf: hasCpf ? cpf : row.wholeCpf,
      numbers: hasCns && cns ? [...row.numbers, cns] : row.numbers,
    }),
  );
}
