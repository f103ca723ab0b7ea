import type { UseCaseContext } from '#platform/usecase/context';
import { likelyPeople, requireAnswered } from '../likely/likely.ts';
import type { Answered } from '../likely/note.ts';
import { preparePerson } from '../likely/person.ts';
import { personLocks } from '../writing/keys.ts';
import { BRAZILIAN } from '../../contract/codes.ts';
import type { FormFields, FormInput } from '../../contract/fields.ts';
import type { LoadedCitizen } from '../record/record.ts';
import type { Stored } from '../writing/store.ts';
import { formFaults } from '../rules/check.ts';
import { normaliseForm } from '../rules/normalise.ts';
import { type Blocks, readBlocks } from './blocks.ts';
import { changeCitizen } from './change.ts';
import type { Source } from './create.ts';
import type { StrongNumber } from '../numbers/holder-queries.ts';
import { requireGood } from '../rules/require-good.ts';
import { codeFaults } from './codes.ts';
import { keepReviews, type Review } from '../numbers/reviews.ts';
import { type Answers, answerFaults, requireFreeNumbers, strongNumbers } from '../numbers/shared-numbers.ts';

export type UpdateInput = FormInput & Blocks & Answers & { version: number; notThese?: readonly string[] };

/**
 * Saves the whole form over the version it was opened with. 422 `registration-invalid`; 409 `document-in-use` for a
 * number the person did not have before, `likely-duplicate` when what tells who the person is changed,
 * `changed-meanwhile`, `merged`.
 */
export async function updateCitizen(
  context: UseCaseContext,
  id: string,
  input: UpdateInput,
  source: Source = { origin: 'registration' },
): Promise<Stored> {
  const fields = normaliseForm(input);
  const reviews: Review[] = [];
  const { version } = input;
  const locks = personLocks(fields, strongNumbers(fields, input.documents ?? []));
  const change = { id, version, event: 'citizens.changed', source, locks };
  const stored = await changeCitizen(context, change, async (before, today) => {
    const blocks = await readBlocks(context, before, input, today);
    const { diedOn } = before.record;
    requireGood([
      ...formFaults(input, { ...fields, diedOn }, today, before.record),
      ...blocks.faults,
      ...answerFaults(input),
    ]);
    requireGood(await codeFaults(context.db, fields, before.record));
    const { documents = [], acceptSharedDocument } = input;
    const numbers = strongNumbers(fields, documents).filter((number) => !holds(before, number));
    reviews.push(...(await requireFreeNumbers(context.db, numbers, id, acceptSharedDocument)));
    const answered = await lookAround(context, before, { ...input, ...fields });
    const told = { ...fields, ...untold(before, fields) };
    return { fields: { ...told, ...blocks.fields }, documents: { add: documents }, ...answered };
  });
  await keepReviews(context, id, source.origin, reviews);
  return stored;
}

/**
 * The form does not ask a Brazilian for the country of birth: who was Brazilian before keeps what is on record, also
 * nothing at all.
 */
function untold({ record }: LoadedCitizen, { nationality }: FormFields): Partial<FormFields> {
  const stays = nationality === BRAZILIAN && record.nationality === BRAZILIAN;
  return stays ? { birthCountry: record.birthCountry } : {};
}

const WHO = ['name', 'socialName', 'birthDate', 'motherName', 'cpf', 'cns'] as const;

/** Asks about likely same people when what tells who the person is changed; a new telephone stops nobody. */
async function lookAround(
  context: UseCaseContext,
  { id, record, documents }: LoadedCitizen,
  { notThese = [], documents: added = [], ...fields }: UpdateInput,
): Promise<{ answered?: Answered }> {
  if (WHO.every((field) => record[field] === (fields[field] ?? null))) return {};
  const person = preparePerson(id, { ...record, ...fields }, [
    ...documents,
    ...strongNumbers({ cpf: fields.cpf ?? null, cns: fields.cns ?? null }, added),
  ]);
  const alike = await likelyPeople(context, { self: id, person });
  requireAnswered(alike, notThese);
  return { answered: { alike, notThese } };
}

const holds = ({ documents }: LoadedCitizen, { kind, number }: StrongNumber): boolean =>
  documents.some((one) => one.removedAt === null && one.kind === kind && one.number === number);
