import { rowsOf, sql, type Tx } from '#platform/db/database';
import { columnOf } from '../record/record.ts';
import { yearsBefore } from '../rules/dates.ts';
import type { Fci, FciPerson } from './read-fci.ts';
import { fitsNumber, isSamePerson, type Person } from './same-person.ts';

/** Whose ficha it is: a citizen, somebody new, or a doubt that a person must settle. */
export type Found =
  | { kind: 'citizen'; id: string }
  | { kind: 'new' }
  | { kind: 'doubt'; id: string; code: 'number-of-another' | 'several-holders' | 'looks-like-another' };

const ELDER_YEARS = 10;
const FIELDS = ['name', 'socialName', 'birthDate', 'sex', 'motherName', 'cpf', 'cns'] as const;
const personColumns = sql.raw(FIELDS.map((field) => `c.${columnOf(field)} as "${field}"`).join(', '));
type Row = Person & { id: string };

/**
 * Who the ficha is about, by rule: the citizen of the ficha it updates, else who has its CPF or CNS, else the one
 * person with the same name, mother, birth and sex. A number never decides alone.
 */
export async function findCitizenOf(
  db: Tx,
  fci: Pick<Fci, 'uuid' | 'originUuid'>,
  person: Pick<FciPerson, 'fields'>,
  today: string,
): Promise<Found> {
  const { fields } = person;
  const former = await ofChain(db, fci);
  if (former) {
    const fits = fitsNumber(fields, former, today);
    return fits ? { kind: 'citizen', id: former.id } : doubt(former, 'number-of-another');
  }
  const holders = await withNumber(db, fields);
  if (holders.length > 0) return amongHolders(fields, holders, today);
  return amongAlike(fields, await alike(db, fields));
}

const doubt = ({ id }: Row, code: (Found & { kind: 'doubt' })['code']): Found => ({
  kind: 'doubt',
  id,
  code,
});

function amongHolders(fields: Person, holders: readonly Row[], today: string): Found {
  const fitting = holders.filter((holder) => fitsNumber(fields, holder, today));
  const [one] = fitting;
  const [first] = holders;
  if (!first) return { kind: 'new' };
  if (!one) return doubt(first, 'number-of-another');
  // Two who fit, or an elder with the same number: who it is cannot be told from here.
  if (fitting.length > 1 || holders.some((holder) => isElder(holder, one)))
    return doubt(one, 'several-holders');
  return { kind: 'citizen', id: one.id };
}

function isElder(holder: Row, one: Row): boolean {
  if (holder.id === one.id || holder.birthDate === null || one.birthDate === null) return false;
  return holder.birthDate < yearsBefore(one.birthDate, ELDER_YEARS);
}

function amongAlike(fields: Person, people: readonly Row[]): Found {
  const [one] = people;
  if (!one) return { kind: 'new' };
  const same = people.length === 1 && isSamePerson(fields, one);
  return same ? { kind: 'citizen', id: one.id } : doubt(one, 'looks-like-another');
}

async function ofChain(
  db: Tx,
  { uuid, originUuid }: Pick<Fci, 'uuid' | 'originUuid'>,
): Promise<Row | undefined> {
  if (originUuid === null || originUuid === uuid) return undefined;
  const [row] = await rowsOf<Row>(
    db,
    sql`select c.id, ${personColumns} from citizen_fci f
      join citizen absorbed on absorbed.id = f.citizen_id
      join citizen c on c.id = coalesce(absorbed.merged_into, absorbed.id)
      where f.uuid = ${originUuid} and f.outcome in ('applied', 'older')`,
  );
  return row;
}

/** Survivors of whoever has these numbers in use. */
function withNumber(db: Tx, { cpf, cns }: Person): Promise<Row[]> {
  return rowsOf<Row>(
    db,
    sql`select distinct c.id, ${personColumns} from citizen_document d
      join citizen holder on holder.id = d.citizen_id
      join citizen c on c.id = coalesce(holder.merged_into, holder.id)
      where d.removed_at is null
        and (d.kind = 'cpf' and d.number = ${cpf}::text or d.kind = 'cns' and d.number = ${cns}::text)
      order by c.id limit 5`,
  );
}

/** Of the same name and birth, whatever the mother and the numbers say. */
function alike(db: Tx, { name, birthDate }: Person): Promise<Row[]> {
  return rowsOf<Row>(
    db,
    sql`select c.id, ${personColumns} from citizen c
      where search_key(c.name) = search_key(${name}) and c.birth_date = ${birthDate}::date
        and c.status <> 'merged' order by c.id limit 5`,
  );
}
