import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { likelyPeople, requireAnswered } from '../likely/likely.ts';
import { type Found, personTold, type Told } from './find-citizen.ts';
import { dayIn } from './instants.ts';
import type { KeptOutcome } from './queries.ts';
import { DEATH, type Fci, type FciPerson } from './read-fci.ts';

/** What somebody says who looked at a ficha in doubt: whose it is. `notThese`: people seen who are others. */
export type FciDecision = { kind: 'citizen'; id: string } | { kind: 'new'; notThese: readonly string[] };

/** What a ficha tells of whose it is. */
export const toldBy = ({ originUuid, exit, filledAt, ibge }: Fci, { fields }: FciPerson): Told => ({
  fields,
  updates: originUuid,
  died: exit?.reason === DEATH,
  on: dayIn(ibge, filledAt?.getTime()),
});

/** 409 unless the ficha waits for somebody. */
export function requireWaiting(outcome: KeptOutcome | undefined): void {
  if (outcome === 'review') return;
  throw conflict('already-decided', 'Alguém já decidiu sobre esta ficha. Volte à lista.');
}

/** Whose it is by decision. Who is somebody new may not be surely the same as a person nobody looked at: 409. */
export async function decided(context: UseCaseContext, told: Told, decision: FciDecision): Promise<Found> {
  if (decision.kind === 'citizen') return decision;
  const alike = await likelyPeople(context, { self: null, person: personTold(told) });
  requireAnswered(alike, decision.notThese);
  return { kind: 'new', alike };
}
