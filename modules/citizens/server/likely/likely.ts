import type { Prepared } from '@pec-aberto/matching';
import { conflict } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { LikelyDuplicate } from '../../contract/conflicts.ts';
import type { IdentificationRow } from '../record/identification.ts';
import { findCandidates } from './candidate-queries.ts';
import { commonKeys } from './common-keys.ts';
import { civilToday } from '../rules/today.ts';
import { type Judged, judgeOn } from './judge.ts';
import { lookupKeys, matchKeys } from './keys.ts';

export type LikelyPerson = Judged & { citizen: IdentificationRow };

/** Somebody to be looked for; `self` is the registration of the person, if there is one. */
export type Wanted = { self: string | null; person: Prepared };
type Where = Pick<ReadContext, 'platform' | 'db' | 'actor' | 'now'>;

/**
 * Registered people who may be this one, the likeliest first: the check at every entry point. Whoever was said to be
 * another person is not among them.
 */
export async function likelyPeople(context: Where, { self, person }: Wanted): Promise<LikelyPerson[]> {
  const { platform, db, now } = context;
  const keys = lookupKeys(matchKeys(person), await commonKeys(platform, db, now.getTime()));
  const candidates = await findCandidates(db, self, keys);
  const judge = judgeOn(await civilToday(context), [person, ...candidates.map((one) => one.prepared)]);
  return candidates
    .flatMap(({ citizen, prepared }) => {
      const judged = judge(person, prepared);
      return judged ? [{ citizen, ...judged }] : [];
    })
    .toSorted((a, b) => b.score - a.score || (a.citizen.id < b.citizen.id ? -1 : 1));
}

/** As the desk sees them. */
export const asCandidates = (people: readonly LikelyPerson[]): LikelyDuplicate['candidates'] =>
  people.map(({ citizen, score, evidence }) => ({
    citizen,
    score,
    evidence: evidence.fields.map(({ field, level }) => ({ field, level })),
  }));

/** 409: somebody so alike is registered already. The desk looks, and opens that record or says "none of these". */
export function requireAnswered(people: readonly LikelyPerson[], notThese: readonly string[]): void {
  const unanswered = people.filter(({ citizen, certain }) => certain && !notThese.includes(citizen.id));
  if (unanswered.length === 0) return;
  throw conflict(
    'likely-duplicate',
    'Esta pessoa parece já ter cadastro. Confira: se é a mesma, abra o cadastro dela; se não, confirme que é outra.',
    { candidates: asCandidates(unanswered) } satisfies LikelyDuplicate,
  );
}
