import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { dropImportFile, markDiscarded } from './outcome-queries.ts';
import { getOpenImport } from './start-import.ts';

/**
 * Puts aside a file of which nothing entered (a preview, an older file, a cancel or a failure): the file,
 * which holds personal data, is gone at once; its report stays. 409 while it runs, and when there is no file
 * to put aside.
 */
export async function discardImport(context: UseCaseContext, importId: string): Promise<{ id: string }> {
  const row = await getOpenImport(context, importId);
  if (row.status === 'discarded') return { id: importId };
  if (!row.canApply) {
    throw conflict(
      'file-gone',
      'Este arquivo já foi usado ou não está mais guardado: não há o que descartar.',
    );
  }
  await dropImportFile(context.db, importId);
  await markDiscarded(context.db, importId);
  context.audit({
    type: 'health-network.cnes-discarded',
    subject: { table: 'cnes_import', id: importId },
    municipalityId: row.municipalityId,
  });
  return { id: importId };
}
