import type { Prepared } from '@pec-aberto/matching';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Origin } from '../../contract/codes.ts';
import { dropStalePairs } from './stale-pairs.ts';
import { type LikelyPerson, likelyPeople } from './likely.ts';
import { keepPairs, type PairOrigin } from './pairs.ts';

/** Likely people whom the desk was shown while it wrote a record, and what it answered; or whom a ficha met. */
export type Answered = {
  alike: readonly LikelyPerson[];
  /** Those it said are other people. */
  notThese: readonly string[];
  /** Whoever looked saw that nobody has the numbers; otherwise they are looked for where nobody was asked of them. */
  numbersFree?: true;
};

/** Ways in at which duplicates are looked for; joining registrations and filling a training base are none. */
const PAIR_ORIGINS: Partial<Record<Origin, PairOrigin>> = {
  registration: 'registration',
  fci: 'fci',
  import: 'import',
};

/** The person just written. */
type Written = { person: Prepared; isNew: boolean; origin: Origin };

/**
 * Whoever may be the person just written goes to the queue, whatever the way in, and who no longer may leaves it.
 * `answered` is what a screen found and asked already; the other ways look for themselves.
 */
export async function noteLikely(
  context: UseCaseContext,
  { person, isNew, origin }: Written,
  answered?: Answered,
): Promise<void> {
  const pairOrigin = PAIR_ORIGINS[origin];
  if (pairOrigin === undefined) return;
  const { db, now, actor } = context;
  const alike = answered?.alike ?? (await likelyPeople(context, { self: person.id, person }));
  const pairs = alike.map(({ citizen, score, evidence }) => ({
    ids: [person.id, citizen.id] as const,
    score,
    evidence,
    different: answered?.notThese.includes(citizen.id)
      ? 'Conferido no cadastro: não é a mesma pessoa.'
      : undefined,
  }));
  const by = actor.kind === 'person' ? actor.professionalId : null;
  const kept = await keepPairs(db, pairs, { origin: pairOrigin, now, by });
  context.changed(...kept);
  for (const { table, id, state } of kept) {
    if (state === 'different') context.audit({ type: 'duplicates.different', subject: { table, id } });
  }
  if (!isNew) await dropStalePairs(context, [person.id], pairs);
}
