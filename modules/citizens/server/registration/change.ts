import { accessOf } from '#platform/permissions/scope';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { ChangedMeanwhile, Merged } from '../../contract/conflicts.ts';
import type { Answered } from '../likely/note.ts';
import type { DocumentChange } from '../record/documents.ts';
import { loadCitizen, lockCitizen, takeLocks } from '../record/queries.ts';
import type { CitizenRecord, LoadedCitizen } from '../record/record.ts';
import { storeCitizen, type Stored } from '../writing/store.ts';
import { civilDay } from '../rules/dates.ts';
import type { Source } from './create.ts';
import { findRevisions } from './revisions.ts';

const SHOWN_REVISIONS = 20;

/** A change of one citizen: what it makes of the record as it stands. */
export type Change = {
  id: string;
  /** The version the person saw; undefined where the present one is meant whatever it is. */
  version?: number | undefined;
  event: string;
  source?: Source;
  reason?: string;
  /** Of the person as written anew (see `personLocks`), where numbers or names change. */
  locks?: readonly string[];
};
export type Act = (
  loaded: LoadedCitizen,
  today: string,
) => Promise<{ fields: Partial<CitizenRecord>; documents?: DocumentChange; answered?: Answered }>;

/**
 * Changes a citizen under its lock. 404 without such a citizen; 409 `merged` when the record lives on in another;
 * 409 `changed-meanwhile`, with who changed what, when the person saw an older version.
 */
export async function changeCitizen(context: UseCaseContext, change: Change, act: Act): Promise<Stored> {
  const { db } = context;
  const municipalityId = accessOf(context.actor)?.municipalityId ?? null;
  const site = await takeLocks(db, municipalityId, change.locks ?? []);
  const before = (await lockCitizen(db, change.id)) ? await loadCitizen(db, change.id) : undefined;
  if (!before) throw notFound('O cadastro');
  if (before.record.mergedInto !== null) throw merged(before.record.mergedInto);
  if (change.version !== undefined && change.version !== before.version) {
    throw await changedMeanwhile(context, before, change.version);
  }
  const { fields, documents = {}, answered } = await act(before, civilDay(context.now, site.timeZone));
  const source = change.source ?? { origin: 'registration' };
  return storeCitizen(context, {
    before,
    fields,
    documents,
    ...(answered ? { answered } : {}),
    provenance: {
      ...source,
      installationId: site.installationId,
      ...(change.reason === undefined ? {} : { reason: change.reason }),
    },
    event: change.event,
  });
}

const merged = (survivorId: string) =>
  conflict(
    'merged',
    'Este cadastro foi unificado com outro enquanto você o editava. Abra o cadastro que ficou e refaça a mudança nele.',
    { survivorId } satisfies Merged,
  );

async function changedMeanwhile({ db }: UseCaseContext, { id, version }: LoadedCitizen, seen: number) {
  const revisions = await findRevisions(db, id, { from: seen, limit: SHOWN_REVISIONS });
  const who = revisions[0]?.author;
  return conflict(
    'changed-meanwhile',
    `${who ?? 'Outra pessoa'} alterou este cadastro enquanto você o editava. Confira o que mudou e grave de novo.`,
    { version, revisions } satisfies ChangedMeanwhile,
  );
}
