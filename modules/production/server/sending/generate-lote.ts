import { uuidV7 } from '#platform/db/uuid';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { getInstallation } from '#modules/setup/index';
import { addGeneratedLote, countUnsent, fillLote } from './sending-queries.ts';

export type Generated = { id: string; number: number; fichas: number };

/**
 * Packs every accepted ficha of a municipality that is in no lot yet. 409 `nothing-to-send` where there is none: a lot
 * is never empty.
 */
export async function generateLote(
  { db, now, actor, audit }: UseCaseContext,
  municipalityId: string,
): Promise<Generated> {
  if ((await countUnsent(db, municipalityId)) === 0) throw nothingToSend();
  const { purpose } = await getInstallation(db);
  const lote = {
    id: uuidV7(now.getTime()),
    municipalityId,
    createdAt: now,
    createdBy: actor.kind === 'person' ? actor.professionalId : null,
    training: purpose === 'treinamento',
  };
  const number = await addGeneratedLote(db, lote);
  const fichas = await fillLote(db, lote);
  // Somebody else packed them while the number was waited for.
  if (fichas === 0) throw nothingToSend();
  audit({
    type: 'production.lote-generated',
    subject: { table: 'generated_lote', id: lote.id },
    details: { number, fichas },
  });
  return { id: lote.id, number, fichas };
}

const nothingToSend = () =>
  conflict('nothing-to-send', 'Não há fichas novas: todas as que foram aceitas já estão em algum lote.');
