import { lockByName } from '#platform/db/lock';
import { uuidV7 } from '#platform/db/uuid';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { getInstallation, requireConfirmed } from '#modules/setup/index';
import { addDeliveries, addGeneratedLote, countUnsent, fillLote } from './sending-queries.ts';

export type Generated = { id: string; number: number; fichas: number };

/**
 * Packs every accepted ficha of a municipality that is in no lot yet; null where there is none, for a lot is never empty.
 * Who packs at the same time is waited for. 409 `unconfirmed`.
 */
export async function generateLote(
  { db, now, actor, audit }: UseCaseContext,
  municipalityId: string,
): Promise<Generated | null> {
  await lockByName(db, `production.generate ${municipalityId}`);
  await requireConfirmed(db);
  if ((await countUnsent(db, municipalityId)) === 0) return null;
  const { purpose } = await getInstallation(db);
  const lote = {
    id: uuidV7(now.getTime()),
    municipalityId,
    createdAt: now,
    createdBy: actor.kind === 'person' ? actor.professionalId : null,
    training: purpose !== 'producao',
  };
  const number = await addGeneratedLote(db, lote);
  const fichas = await fillLote(db, lote);
  // What is made in training is nobody's production: it goes nowhere by itself.
  if (!lote.training) await addDeliveries(db, lote.id, now);
  audit({
    type: 'production.lote-generated',
    subject: { table: 'generated_lote', id: lote.id },
    details: { number, fichas },
  });
  return { id: lote.id, number, fichas };
}

export const nothingToSend = () =>
  conflict('nothing-to-send', 'Não há fichas novas: todas as que foram aceitas já estão em algum lote.');
