import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { personLocks } from '../record/keys.ts';
import { lockCitizen, takeLocks } from '../record/queries.ts';
import { storeCitizen } from '../record/store.ts';
import { civilDay } from '../rules/dates.ts';
import { chosenFields, type OnConflict } from './judge.ts';
import { matchCitizen } from './match.ts';
import { type ImportRow, markApplied, takeRow } from './queries.ts';
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
  const { importId, number, citizen } = work;
  if (!(await takeRow(db, importId, number))) return false;
  const ground = await takeLocks(db, accessOf(actor)?.municipalityId ?? null, personLocks(citizen.fields));
  const today = civilDay(now, work.timeZone);
  const match = await matchCitizen(context, citizen, today);
  const row: Omit<ImportRow, 'entry'> = {
    number,
    outcome: match.outcome,
    citizenId: match.before?.id ?? null,
    reasons: match.reasons,
  };
  const { before } = match;
  if (match.outcome === 'new' || match.outcome === 'fills' || match.outcome === 'differs') {
    if (before) await lockCitizen(db, before.id);
    const stored = await storeCitizen(context, {
      before,
      fields: before
        ? chosenFields(match.comparison, work.onConflict)
        : { ...citizen.fields, deceased: citizen.deceased },
      documents:
        citizen.prontuario === null ? {} : { add: [{ kind: 'prontuario', number: citizen.prontuario }] },
      provenance: { origin: 'import', installationId: ground.installationId, ref: importId },
      event: before ? 'citizens.changed' : 'citizens.created',
    });
    row.citizenId = stored.id;
  }
  await markApplied(db, importId, row, now);
  return true;
}
