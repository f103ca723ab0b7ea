import type { Prepared } from '@pec-aberto/matching';
import type { ReadContext } from '#platform/usecase/context';
import type { Candidate } from '../likely/candidate-queries.ts';
import { type Judged, judgeOn } from '../likely/judge.ts';
import { type LikelyPerson, likelyPeople, requireAnswered } from '../likely/likely.ts';
import { preparePerson } from '../likely/person.ts';
import type { FormFields } from '../../contract/fields.ts';
import { findDeadBefore, type Numbers, withId, withNumber } from './find-queries.ts';

/** What a ficha or a file tells of somebody. */
export type Told = {
  fields: FormFields;
  /** The citizen of the ficha that it updates. */
  former?: string | null;
  /** It brings the death: of that nothing is asked. Otherwise it speaks of somebody living. */
  died?: boolean;
  /** Civil day of which it speaks; the present one where none is told. */
  on?: string | null;
};
type Where = Pick<ReadContext, 'platform' | 'db' | 'actor' | 'now'>;

/** Who it is: a citizen, somebody new, or a doubt that a person must settle. */
export type Found =
  | { kind: 'citizen'; id: string }
  /** Whoever looks like the new person, for the queue. */
  | { kind: 'new'; alike: readonly LikelyPerson[] }
  | { kind: 'doubt'; id: string; code: DoubtCode };
/** `deceased`: who it would be was dead by then. */
export type DoubtCode = 'number-of-another' | 'several-people' | 'looks-like-another' | 'deceased';

const doubt = (id: string, code: DoubtCode): Found => ({ kind: 'doubt', id, code });

/** Somebody who may be the person, and why. */
export type FoundHolder = Pick<Candidate, 'citizen'> & Partial<Judged>;

/** The person told, ready to be compared. */
const personTold = (told: Told): Prepared =>
  told.died ? ofAnyDay(told) : preparePerson('', told.fields, numbersOf(told.fields));

/** The same, whether living or dead: who it is comes first, and then whether that person could be met on that day. */
const ofAnyDay = ({ fields }: Told): Prepared => ({
  ...preparePerson('', fields, numbersOf(fields)),
  deceasedOn: undefined,
});

const judgedWith =
  (person: Prepared, today: string) =>
  (people: readonly Candidate[]): FoundHolder[] => {
    const judge = judgeOn(today, [person, ...people.map(({ prepared }) => prepared)]);
    return people.map(({ citizen, prepared }) => ({ citizen, ...judge(person, prepared) }));
  };

/** Everybody who may be the person of a ficha, and whoever was `chosen` to be compared too. */
export async function peopleAround(
  where: Where,
  told: Told,
  today: string,
  chosen: string | null,
): Promise<FoundHolder[]> {
  const person = personTold(told);
  const judged = judgedWith(person, today);
  const of = async (look: Promise<Candidate[]>) => judged(await look);
  const lists = [
    chosen === null ? [] : await of(withId(where.db, chosen)),
    told.former ? await of(withId(where.db, told.former)) : [],
    await of(withNumber(where.db, told.fields)),
    await likelyPeople(where, { self: null, person }),
  ];
  const byId = new Map(lists.flat().map((one) => [one.citizen.id, one]));
  return [...byId.values()].toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

/**
 * Who somebody is: the citizen of the ficha that is updated, else the one person whom the rules of packages/matching
 * link without anybody looking. A CPF or CNS never decides alone: when its holder is not
 * surely the person, somebody looks.
 */
export async function findCitizenOf(where: Where, told: Told, today: string): Promise<Found> {
  const person = ofAnyDay(told);
  const judged = judgedWith(person, today);
  const [former] = told.former ? judged(await withId(where.db, told.former)) : [];
  if (former) {
    const { id } = former.citizen;
    if (!former.certain) return doubt(id, 'number-of-another');
    const dead = await deadBy(where, told, [id], today);
    return dead.has(id) ? doubt(id, 'deceased') : { kind: 'citizen', id };
  }
  // Asked together: a trip to the base costs more than what it brings.
  const [numbered, alike] = await Promise.all([
    withNumber(where.db, told.fields),
    likelyPeople(where, { self: null, person }),
  ]);
  const holders = judged(numbered);
  const people = [...holders, ...alike].filter(({ automatic }) => automatic);
  const sure = [...new Set(people.map(({ citizen }) => citizen.id))];
  if (sure.length === 0) return decideUnsure(holders, alike);
  const dead = await deadBy(where, told, sure, today);
  return decideSure(sure, dead);
}

/**
 * Who somebody says is somebody new, having looked at `notThese`. 409 `likely-duplicate` where a person nobody looked at
 * is surely the same.
 */
export async function findAsNew(where: Where, told: Told, notThese: readonly string[]): Promise<Found> {
  const alike = await likelyPeople(where, { self: null, person: personTold(told) });
  requireAnswered(alike, notThese);
  return { kind: 'new', alike };
}

function decideSure(sure: readonly string[], dead: ReadonlySet<string>): Found {
  const [one, other] = sure.filter((id) => !dead.has(id));
  if (other !== undefined) return doubt(one ?? other, 'several-people');
  if (one !== undefined) return { kind: 'citizen', id: one };
  return doubt(sure[0] ?? '', 'deceased');
}

function decideUnsure(holders: readonly FoundHolder[], alike: readonly LikelyPerson[]): Found {
  const [holder] = holders;
  if (holder) return doubt(holder.citizen.id, 'number-of-another');
  // Who has a CPF of his own is another person, however alike: the pair goes to the queue, the ficha does not wait.
  const same = alike.find(({ certain, evidence }) => certain && !evidence.guards.includes('cpf-differs'));
  return same ? doubt(same.citizen.id, 'looks-like-another') : { kind: 'new', alike };
}

/** Which of these people were dead on the day told: nobody speaks of them as living without a mistake somewhere. */
async function deadBy(
  { db }: Where,
  { died, on }: Told,
  ids: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  if (died) return new Set();
  return findDeadBefore(db, ids, on ?? today);
}

const numbersOf = ({ cns }: Numbers) => (cns === null ? [] : [{ kind: 'cns', number: cns }]);
