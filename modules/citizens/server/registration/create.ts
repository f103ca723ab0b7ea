import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Origin } from '../../contract/codes.ts';
import type { FormInput } from '../../contract/fields.ts';
import { personLocks } from '../writing/keys.ts';
import { takeLocks } from '../record/queries.ts';
import { storeCitizen, type Stored } from '../writing/store.ts';
import { formFaults } from '../rules/check.ts';
import { civilDay } from '../rules/dates.ts';
import { normaliseForm } from '../rules/normalise.ts';
import { type Blocks, readBlocks } from './blocks.ts';
import { requireGood } from '../rules/require-good.ts';
import { codeFaults } from './codes.ts';
import { likelyPeople, requireAnswered } from '../likely/likely.ts';
import { preparePerson } from '../likely/person.ts';
import { keepReviews } from '../numbers/reviews.ts';
import { type Answers, answerFaults, requireFreeNumbers, strongNumbers } from '../numbers/shared-numbers.ts';

export type CreateInput = FormInput & Blocks & Answers & { notThese?: readonly string[] };
/** The way in: the screen unless told. */
export type Source = { origin: Origin; ref?: string };

/**
 * Registers a citizen: rules of the form, then the check at entry (numbers of others, people so alike that they may be the
 * same), then the only writer. Two desks that register one person at once come one after the other, and the second
 * is told. Throws 422 `registration-invalid`, 409 `document-in-use` or `likely-duplicate`.
 */
export async function createCitizen(
  context: UseCaseContext,
  input: CreateInput,
  source: Source = { origin: 'registration' },
): Promise<Stored> {
  const fields = normaliseForm(input);
  const { documents = [], notThese = [] } = input;
  const numbers = strongNumbers(fields, documents);
  const municipalityId = accessOf(context.actor)?.municipalityId ?? null;
  const site = await takeLocks(context.db, municipalityId, personLocks(fields, numbers));
  const today = civilDay(context.now, site.timeZone);
  const blocks = await readBlocks(context, null, input, today);
  requireGood([...formFaults(input, fields, today), ...blocks.faults, ...answerFaults(input)]);
  requireGood(await codeFaults(context.db, fields));

  // Asked together: under load a trip to the base costs more than what it brings.
  const [shared, alike] = await Promise.all([
    requireFreeNumbers(context.db, numbers, null, input.acceptSharedDocument),
    likelyPeople(context, { self: null, person: preparePerson('', fields, numbers) }),
  ]);
  requireAnswered(alike, notThese);

  const stored = await storeCitizen(context, {
    before: null,
    fields: { ...fields, ...blocks.fields },
    documents: { add: documents },
    answered: { alike, notThese },
    provenance: { ...source, installationId: site.installationId },
    event: 'citizens.created',
  });
  await keepReviews(context, stored.id, source.origin, shared);
  return stored;
}
