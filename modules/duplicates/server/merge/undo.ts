import {
  citizenGround,
  type CitizenRecord,
  loadCitizen,
  lockCitizen,
  recordOfRow,
  storeCitizen,
} from '#modules/citizens/index';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { moveBack, type PointingColumn } from './columns.ts';
import { whatDepends } from './depends.ts';
import { professionalOf } from './merge.ts';
import { findMerge, markUndone, movesOf, recordsBefore, returnDocuments, settlePairs } from './queries.ts';

/**
 * Takes a joining back: every row points again at whom it pointed at, every registration says what it said.
 * 404 without such a joining; 409 `already-undone`; 409 `something-depends` when the record was changed or
 * something came to it since, saying what.
 */
export async function undoMerge(
  context: UseCaseContext,
  columns: readonly PointingColumn[],
  mergeId: string,
): Promise<{ survivorId: string }> {
  const { db, now } = context;
  const merge = await findMerge(db, mergeId);
  if (!merge) throw notFound('A unificação');
  if (merge.undoneAt) throw conflict('already-undone', 'Esta unificação já foi desfeita.');
  const everybody = [merge.survivorId, ...merge.absorbedIds];
  for (const id of everybody.toSorted()) await lockCitizen(db, id);
  const depends = await whatDepends(db, columns, merge);
  if (depends.length > 0) throw dependsOn(depends);

  const moved = await movesOf(db, mergeId);
  const documents = await returnDocuments(db, mergeId);
  for (const column of columns.filter(({ onMerge }) => onMerge === 'move')) await moveBack(db, column, moved);
  const { installationId } = await citizenGround(context);
  const provenance = { origin: 'unification', installationId, ref: mergeId } as const;
  for (const row of await recordsBefore(db, mergeId)) {
    const before = await loadCitizen(db, String(row['id']));
    if (!before) throw notFound('O cadastro');
    const fields: Partial<CitizenRecord> = recordOfRow(row);
    await storeCitizen(context, { before, fields, provenance, event: 'duplicates.restored', rewrite: true });
  }
  const pairs = await settlePairs(db, everybody, null);
  await markUndone(db, mergeId, now, professionalOf(context));
  context.changed(
    { table: 'citizen_merge', id: mergeId, operation: 'U' },
    ...moved.map(({ table, id }) => ({ table, id, operation: 'U' }) as const),
    ...documents.map((id) => ({ table: 'citizen_document', id, operation: 'U' }) as const),
    ...pairs.map((id) => ({ table: 'duplicate_pair', id, operation: 'U' }) as const),
  );
  context.audit({ type: 'duplicates.undone', subject: { table: 'citizen_merge', id: mergeId } });
  return { survivorId: merge.survivorId };
}

const dependsOn = (depends: readonly string[]) =>
  conflict(
    'something-depends',
    `Não dá para desfazer: depois da unificação houve ${depends.join(', ')}. ` +
      'Se os cadastros são de pessoas diferentes, cadastre a outra de novo e corrija este.',
    { depends },
  );
