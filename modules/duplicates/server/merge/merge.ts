import {
  citizenSite,
  decidePairs,
  giveDocuments,
  loadCitizen,
  movePairs,
  rowsBefore,
  saidOf,
  storeCitizen,
  type Stored,
} from '#modules/citizens/index';
import { requireShared } from '#modules/record-access/index';
import { uuidV7 } from '#platform/db/uuid';
import { notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { holding, type PointingColumn } from './columns.ts';
import { type Chosen, loadChosen, lockCitizens, type MergeInput } from './load.ts';
import { type Choices, planMerge } from './plan.ts';
import { moveFamilies } from './families.ts';
import { digestPointing, type Moved, movePointing } from './pointing-queries.ts';
import { insertMerge } from './queries.ts';
import { followSurvivor } from './suspicions.ts';

export type MergeRequest = MergeInput & { choices?: Choices; reason?: string };
export type Merged = Stored & { mergeId: string };

/**
 * Joins registrations of one person: the principal stays and takes what was chosen; all that pointed at the others
 * points at it; the others remain, marked, and lead to it. One transaction; errors as of {@link loadChosen}.
 */
export async function mergeCitizens(
  context: UseCaseContext,
  columns: readonly PointingColumn[],
  request: MergeRequest,
): Promise<Merged> {
  const { db, now } = context;
  await requireShared(context, [request.principalId, ...request.otherIds]);
  await lockCitizens(db, [request.principalId, ...request.otherIds]);
  const chosen = await loadChosen(db, request);
  const absorbed = chosen.others.map(({ id }) => id);
  const everybody = [chosen.principal.id, ...absorbed];
  const before = await rowsBefore(db, everybody);
  const { installationId } = await citizenSite(context);
  const mergeId = uuidV7(now.getTime());
  const provenance = {
    origin: 'unification',
    installationId,
    ref: mergeId,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  } as const;
  const survivorId = chosen.principal.id;
  for (const other of chosen.others) {
    const fields = { status: 'merged', mergedInto: survivorId } as const;
    await storeCitizen(context, { before: other, fields, provenance, event: 'duplicates.absorbed' });
  }
  const given = await giveDocuments(db, absorbed, survivorId);
  const plan = planMerge(chosen.principal, chosen.others, request.choices);
  const principal = await reload(context, chosen);
  const stored = await storeCitizen(context, {
    before: principal,
    fields: plan.fields,
    provenance,
    event: 'duplicates.merged',
    rewrite: true,
  });
  const families = await moveFamilies(context, {
    survivorId,
    everybody,
    family: { ...principal.record, ...plan.fields },
    provenance,
  });
  const by = professionalOf(context);
  const said = await saidOf(db, everybody);
  const followed = followSurvivor(said, { survivorId, everybody, at: now.toISOString(), by });
  await decidePairs(db, followed.settled, 'to-survivor');
  await movePairs(db, followed.moves, survivorId, 'to-survivor');
  const moved = [...given, ...followed.moves, ...(await moveAll(context, columns, absorbed, survivorId))];
  for (const { onMerge } of await context.platform.citizenEvents())
    await onMerge?.(context, { survivorId, absorbedIds: absorbed });
  const traces = await insertMerge(
    db,
    {
      id: mergeId,
      survivor_id: survivorId,
      at: now,
      professional_id: by,
      access_id: accessOf(context.actor)?.id ?? null,
      actor_kind: context.actor.kind,
      reason: request.reason ?? null,
      choices: plan.choices,
      families,
      suspicions: followed.settled,
      survivor_version: stored.version,
      pointing: await digestPointing(db, holding(columns), survivorId),
    },
    before,
    absorbed,
    moved,
  );
  context.changed(
    { table: 'citizen_merge', id: mergeId, operation: 'I' },
    ...moved.map(({ table, id }) => ({ table, id, operation: 'U' }) as const),
    ...followed.settled.map(({ table, id }) => ({ table, id, operation: 'U' }) as const),
    ...traces.map((trace) => ({ ...trace, operation: 'I' }) as const),
  );
  context.audit({
    type: 'duplicates.joined',
    subject: { table: 'citizen_merge', id: mergeId },
    details: { records: everybody.length, rows: moved.length },
  });
  return { ...stored, mergeId };
}

export const professionalOf = ({ actor }: UseCaseContext): string | null =>
  actor.kind === 'person' ? actor.professionalId : null;

/** The principal as it is now that it was given documents. */
async function reload({ db }: UseCaseContext, { principal }: Chosen) {
  const loaded = await loadCitizen(db, principal.id);
  if (!loaded) throw notFound('O cadastro');
  return loaded;
}

async function moveAll(
  { db }: UseCaseContext,
  columns: readonly PointingColumn[],
  absorbed: readonly string[],
  survivorId: string,
): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const column of columns.filter(({ onMerge }) => onMerge === 'move')) {
    // The absorbed have just been pointed at the survivor: what is flattened are those they had absorbed before.
    moved.push(...(await movePointing(db, column, absorbed, survivorId)));
  }
  return moved;
}
