import { titleCaseName } from '@pec-aberto/brazil';
import {
  citizenSite,
  type CitizenRecord,
  decidePairs,
  loadCitizen,
  movePairs,
  recordOfRow,
  returnDocuments,
  storeCitizen,
} from '#modules/citizens/index';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { PointingColumn } from './columns.ts';
import { whatDepends } from './depends.ts';
import { lockCitizens } from './load.ts';
import { professionalOf } from './merge.ts';
import { returnFamilies } from './families.ts';
import { responsibleNow } from './family-queries.ts';
import { moveBack } from './pointing-queries.ts';
import { findMerge, markUndone, movesOf, rowsBeforeOf } from './queries.ts';

/**
 * Takes a joining back: every row points again at whom it pointed at, every registration says what it said. `notes`
 * tell in Portuguese what is not as it was, because the family of somebody went on meanwhile.
 * 404 without such a joining; 409 `already-undone`; 409 `something-depends` when the record was changed or
 * something came to it since, saying what.
 */
export async function undoMerge(
  context: UseCaseContext,
  columns: readonly PointingColumn[],
  mergeId: string,
): Promise<{ survivorId: string; notes: string[] }> {
  const { db, now } = context;
  const merge = await findMerge(db, mergeId);
  if (!merge) throw notFound('A unificação');
  if (merge.undoneAt) throw conflict('already-undone', 'Esta unificação já foi desfeita.');
  const { survivorId, absorbedIds } = merge;
  const everybody = [survivorId, ...absorbedIds];
  await lockCitizens(db, everybody);
  const depends = await whatDepends(db, columns, merge);
  if (depends.length > 0) throw dependsOn(depends);

  const moved = await movesOf(db, mergeId);
  const was = await rowsBeforeOf(db, mergeId);
  const documents = await returnDocuments(db, was.documents);
  for (const column of columns.filter(({ onMerge }) => onMerge === 'move')) await moveBack(db, column, moved);
  const { installationId } = await citizenSite(context);
  const provenance = { origin: 'unification', installationId, ref: mergeId } as const;
  const notes: string[] = [];
  for (const row of was.citizens) {
    const before = await loadCitizen(db, String(row['id']));
    if (!before) throw notFound('O cadastro');
    const { fields, note } = await asOfNow(context, recordOfRow(row), everybody);
    if (note) notes.push(note);
    await storeCitizen(context, { before, fields, provenance, event: 'duplicates.restored', rewrite: true });
  }
  const elsewhere = await returnFamilies(context, merge.families, provenance);
  if (elsewhere > 0) notes.push(FAMILY_WENT_ON);
  await movePairs(db, moved, survivorId, 'back');
  const pairs = await decidePairs(db, merge.suspicions, 'back');
  for (const { onMergeUndone } of await context.platform.citizenEvents())
    await onMergeUndone?.(context, { survivorId, absorbedIds });
  await markUndone(db, mergeId, now, professionalOf(context));
  context.changed(
    { table: 'citizen_merge', id: mergeId, operation: 'U' },
    ...moved.map(({ table, id }) => ({ table, id, operation: 'U' }) as const),
    ...documents.map((id) => ({ table: 'citizen_document', id, operation: 'U' }) as const),
    ...pairs.map((pair) => ({ ...pair, operation: 'U' }) as const),
  );
  context.audit({ type: 'duplicates.undone', subject: { table: 'citizen_merge', id: mergeId } });
  return { survivorId, notes };
}

const FAMILY_WENT_ON =
  'Pessoas que dependiam de um destes cadastros mudaram de família depois da unificação e ficaram como estão.';

/**
 * A record as it was, but for its responsible: one joined to another meanwhile leads to that one, and one that is
 * gone to nobody.
 */
async function asOfNow({ db }: UseCaseContext, record: CitizenRecord, everybody: readonly string[]) {
  const fields: Partial<CitizenRecord> = record;
  const { responsibleId } = record;
  if (responsibleId === null || everybody.includes(responsibleId)) return { fields, note: undefined };
  const now = await responsibleNow(db, responsibleId);
  if (now === responsibleId) return { fields, note: undefined };
  const name = titleCaseName(record.socialName || record.name);
  if (now === null) {
    const note = `O responsável familiar de ${name} não tem mais cadastro. Informe o responsável de novo.`;
    return { fields: { ...fields, responsibleId: null, kinship: null }, note };
  }
  const note = `O responsável familiar de ${name} agora está em outro cadastro. Confira a família.`;
  return { fields: { ...fields, responsibleId: now }, note };
}

const dependsOn = (depends: readonly string[]) =>
  conflict(
    'something-depends',
    `Não dá para desfazer: depois da unificação houve ${depends.join(', ')}. ` +
      'Se os cadastros são de pessoas diferentes, cadastre a outra de novo e corrija este.',
    { depends },
  );
