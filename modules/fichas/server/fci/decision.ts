import type { Db } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { dayIn, type Found, findAsNew, type Told } from '#modules/citizens/index';
import { findCitizenOfFci, type KeptOutcome } from './queries.ts';
import { DEATH, type Fci, type FciPerson } from './read-fci.ts';

/** What somebody says who looked at a ficha in doubt: whose it is. `notThese`: people seen who are others. */
export type FciDecision = { kind: 'citizen'; id: string } | { kind: 'new'; notThese: readonly string[] };

/** What a ficha tells of whose it is. */
export async function toldBy(
  db: Db,
  { originUuid, exit, filledAt, ibge }: Fci,
  { fields }: FciPerson,
): Promise<Told> {
  return {
    fields,
    former: originUuid && (await findCitizenOfFci(db, originUuid)),
    died: exit?.reason === DEATH,
    on: dayIn(ibge, filledAt?.getTime()),
  };
}

/** 409 unless the ficha waits for somebody. */
export function requireWaiting(outcome: KeptOutcome | undefined): void {
  if (outcome === 'review') return;
  throw conflict('already-decided', 'Alguém já decidiu sobre esta ficha. Volte à lista.');
}

/** Whose it is by decision. 409 as `findAsNew`. */
export const decided = async (context: UseCaseContext, told: Told, decision: FciDecision): Promise<Found> =>
  decision.kind === 'citizen' ? decision : findAsNew(context, told, decision.notThese);
