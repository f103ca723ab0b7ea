import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { civilDay, holdPeople, storeCitizen } from '#modules/citizens/index';
import { chosen, furtherDocuments, type OnConflict } from './judge.ts';
import { holdMatch } from './match.ts';
import { markApplied, takeRow } from './queries.ts';
import type { ImportedCitizen } from './read-citizen.ts';

export type Work = {
  importId: string;
  number: number;
  citizen: ImportedCitizen;
  onConflict: OnConflict;
  timeZone: string;
};

/**
 * Applies one record, in the transaction of its own row: an import that is cut goes on where it stopped. What the
 * base says is looked at again, since the preview may be of yesterday. False when the record was not waiting.
 */
export async function applyRecord(context: UseCaseContext, work: Work): Promise<boolean> {
  const { db, now, actor } = context;
  const { importId, number, citizen, onConflict } = work;
  if (!(await takeRow(db, importId, number))) return false;
  const site = await holdPeople(db, accessOf(actor)?.municipalityId ?? null, [{ fields: citizen.fields }]);
  const today = civilDay(now, work.timeZone);
  const match = await holdMatch(context, citizen, today);
  const { before, outcome, reasons } = match;
  const row = { number, outcome, citizenId: before?.id ?? null, reasons, onConflict };
  if (outcome === 'same' || outcome === 'doubt' || outcome === 'rejected') {
    await markApplied(db, importId, { ...row, written: false }, now);
    return true;
  }
  const stored = await storeCitizen(context, {
    before,
    ...(before
      ? chosen(match.comparison, onConflict)
      : {
          fields: { ...citizen.fields, deceased: citizen.deceased },
          documents: { add: furtherDocuments(citizen, null, today) },
        }),
    provenance: { origin: 'import', installationId: site.installationId, ref: importId },
    event: before ? 'citizens.changed' : 'citizens.created',
  });
  const written = stored.version !== before?.version;
  await markApplied(db, importId, { ...row, citizenId: stored.id, written }, now);
  return true;
}
