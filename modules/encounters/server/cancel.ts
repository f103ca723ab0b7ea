import { releaseCare } from '#modules/reception/index';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Encounter } from '../contract/parts.ts';
import { endEncounter, endOf } from './encounter-queries.ts';
import { note } from './note.ts';
import { holdOwn } from './own.ts';
import { readView } from './view.ts';

/** Nothing of it is kept but that it was begun; the citizen waits again, and what was late waits on. */
export async function cancelEncounter(context: UseCaseContext, id: string): Promise<Encounter> {
  const row = await holdOwn(context, id);
  if (row.observedAt) {
    throw conflict(
      'encounter-observed',
      'Este cidadão está em observação, e o que a equipe registrou não se apaga: finalize o atendimento.',
    );
  }
  if (!row.late) await releaseCare(context, row.entryId);
  await endEncounter(context.db, id, { state: 'cancelado', at: endOf(row, context.now), written: null });
  note(context, row, { type: 'encounters.cancelled', operation: 'U' });
  return readView(context, id);
}
