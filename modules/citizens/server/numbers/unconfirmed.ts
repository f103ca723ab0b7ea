import type { Db } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Origin } from '../../contract/codes.ts';
import { findHolders, type Holder, type StrongNumber } from './holder-queries.ts';
import { findReviewed } from './review-queries.ts';
import { keepReviews } from './reviews.ts';
import { strongNumbers } from './shared-numbers.ts';
import type { DocumentChange } from '../record/documents.ts';
import type { CitizenRecord, LoadedCitizen } from '../record/record.ts';

/** Ways in at which nobody is there to say why two people carry one number, and what the review says of them. */
const UNCONFIRMED: Partial<Record<Origin, string>> = {
  fci: 'Número de uma ficha de cadastro individual; ficou só na ficha.',
  import: 'Número de um arquivo importado; não foi gravado.',
};

type Wished = {
  before: LoadedCitizen | null;
  fields: Partial<CitizenRecord>;
  documents?: DocumentChange;
  provenance: { origin: Origin };
  answered?: { numbersFree?: true };
};
/** A change without the numbers that others hold, and who holds them. */
type Allowed = { fields: Partial<CitizenRecord>; documents: DocumentChange; holders: readonly Holder[] };

/**
 * Nobody shares a CPF or CNS without being asked: of a change by a ficha or a file, a number that another registration has in use
 * is left out. At the desk somebody was asked already (`requireFreeNumbers`).
 */
export async function onlyFreeNumbers({ db }: UseCaseContext, wished: Wished): Promise<Allowed> {
  const { before, fields, documents = {}, provenance, answered } = wished;
  if (UNCONFIRMED[provenance.origin] === undefined || answered?.numbersFree)
    return { fields, documents, holders: [] };
  const { add = [] } = documents;
  const given = strongNumbers({ cpf: fields.cpf ?? null, cns: fields.cns ?? null }, add);
  const holders = await holdersOf(db, given, before);
  if (holders.length === 0) return { fields, documents, holders };
  const isOfAnother = (number: unknown) => holders.some((holder) => holder.number === number);
  const free = Object.entries(fields).filter(
    ([field, value]) => !((field === 'cpf' || field === 'cns') && isOfAnother(value)),
  );
  const isFree = (one: (typeof add)[number]) =>
    !strongNumbers({ cpf: null, cns: null }, [one]).some(({ number }) => isOfAnother(number));
  return { fields: Object.fromEntries(free), documents: { ...documents, add: add.filter(isFree) }, holders };
}

/** Others who have these numbers in use. What the person carries already is not asked again. */
export async function holdersOf(
  db: Db,
  numbers: readonly StrongNumber[],
  before: LoadedCitizen | null,
): Promise<Holder[]> {
  const carried = new Set(
    before?.documents.filter(({ removedAt }) => removedAt === null).map(({ number }) => number),
  );
  const news = new Map(numbers.map((one) => [one.number, one]));
  for (const number of carried) news.delete(number);
  return findHolders(db, [...news.values()], before?.id ?? null);
}

/** Somebody looks at the person and at who holds the number left out; once, however often the number comes. */
export async function reviewHolders(
  context: UseCaseContext,
  citizenId: string,
  origin: Origin,
  holders: readonly Holder[],
): Promise<void> {
  const reason = UNCONFIRMED[origin];
  if (holders.length === 0 || reason === undefined) return;
  const reviewed = await findReviewed(context.db, citizenId);
  const news = holders.filter(
    ({ number, citizen }) => !reviewed.some((one) => one.other === citizen.id && one.number === number),
  );
  if (news.length === 0) return;
  const reviews = news.map(({ field, number, citizen }) => ({
    kind: 'shared-document' as const,
    otherId: citizen.id,
    documentKind: field,
    number,
    reason,
  }));
  await keepReviews(context, citizenId, origin, reviews);
  context.audit({
    type: 'citizens.number-withheld',
    subject: { table: 'citizen', id: citizenId },
    fields: [...new Set(news.map(({ field }) => field))],
  });
}
