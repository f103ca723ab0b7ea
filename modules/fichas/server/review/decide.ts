import type { Static } from 'typebox';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { applyFciContract } from '../../contract.ts';
import { fault, freeTextFault, holdPeople, requireGood } from '#modules/citizens/index';
import { applyDecided } from '../fci/apply-fci.ts';
import { type FciDecision, requireWaiting } from '../fci/decision.ts';
import { getFicha, readKept } from './get.ts';
import { keepDiscarded, keepReopened } from './queries.ts';

type Decided = Static<typeof applyFciContract.response>;

/** Applies a ficha in doubt to whom somebody says it is of. 404; 409 as `applyDecided`. */
export async function decideFicha(
  context: UseCaseContext,
  id: string,
  decision: FciDecision,
): Promise<Decided> {
  const ficha = await getFicha(context, id);
  requireWaiting(ficha.outcome);
  const kept = await readKept(ficha.bytes);
  if (!kept) throw conflict('not-applicable', 'Esta ficha não pode mais ser lida. Descarte-a, com o motivo.');
  const { outcome, citizenId, unfit } = await applyDecided(
    context,
    { ...kept, bytes: ficha.bytes },
    decision,
  );
  if (outcome !== 'applied' && outcome !== 'older') throw new Error(`a decided ficha became ${outcome}`);
  return { outcome, citizenId, unfit: [...unfit] };
}

/** Discards a ficha in doubt: kept with the reason, it is of nobody and changes nothing. 404; 409; 422. */
export async function discardFicha(context: UseCaseContext, id: string, reason: string) {
  const said = reason.trim();
  const message = freeTextFault(said);
  requireGood(message ? [fault('reason', message)] : []);
  const { outcome, uuid, municipalityId } = await held(context, id);
  requireWaiting(outcome);
  const { actor, db, now } = context;
  const by = actor.kind === 'person' ? actor.professionalId : null;
  await keepDiscarded(db, id, { now, by, reason: said });
  return told(context, id, { type: 'citizens.fci-discarded', municipalityId, ficha: uuid });
}

/** Puts a discarded ficha back among those that wait. 404; 409 `not-discarded`. */
export async function reopenFicha(context: UseCaseContext, id: string) {
  const { outcome, uuid, municipalityId } = await held(context, id);
  if (outcome !== 'discarded') {
    throw conflict('not-discarded', 'Esta ficha não está entre as descartadas. Atualize a lista.');
  }
  await keepReopened(context.db, id);
  return told(context, id, { type: 'citizens.fci-reopened', municipalityId, ficha: uuid });
}

/** The ficha, which nobody else decides or applies until the end of the transaction. */
async function held(context: UseCaseContext, id: string) {
  const { uuid } = await getFicha(context, id);
  await holdPeople(context.db, null, [{ others: [`fci:${uuid}`] }]);
  return getFicha(context, id);
}

function told(
  context: UseCaseContext,
  id: string,
  { type, municipalityId, ficha }: { type: string; municipalityId: string | null; ficha: string },
) {
  context.changed({ table: 'citizen_fci', id, operation: 'U' });
  context.audit({
    type,
    subject: { table: 'citizen_fci', id },
    municipalityId,
    details: { ficha },
  });
  return { id };
}
