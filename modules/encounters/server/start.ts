import { startCare } from '#modules/reception/index';
import { civilTime } from '#platform/clock/civil';
import { uuidV7 } from '#platform/db/uuid';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { AT_THE_UNIT } from '../contract/codes.ts';
import { type Encounter, type Kind, RESOURCES } from '../contract/parts.ts';
import { findOpen, insertEncounter } from './encounter-queries.ts';
import { note } from './note.ts';
import { postOf, requireKind } from './own.ts';
import type { Post } from './post-queries.ts';
import { readView } from './view.ts';

/** Who makes no assessment attends by procedures alone (nursing technicians). */
export const kindOf = ({ actor }: ReadContext, care: 'escuta' | 'atendimento'): Kind =>
  care === 'escuta'
    ? 'escuta'
    : accessOf(actor)?.resources.has(RESOURCES.assessment)
      ? 'individual'
      : 'procedimentos';

/**
 * Begins an encounter of who waits, or goes on with what this lotação began. Two who start at once take turns at the entry:
 * the second is told who has it (409 `entry-held`).
 */
export async function startEncounter(
  context: UseCaseContext,
  { entryId, care }: { entryId: string; care: 'escuta' | 'atendimento' },
): Promise<Encounter> {
  const { now } = context;
  const kind = kindOf(context, care);
  requireKind(context, kind);
  const post = await postOf(context);
  const entry = await startCare(context, entryId, care);
  return beginEncounter(context, {
    entryId,
    citizenId: entry.citizen.id,
    kind,
    post,
    startedAt: now,
    place: AT_THE_UNIT,
    late: false,
  });
}

type Begin = {
  entryId: string;
  citizenId: string;
  kind: Kind;
  post: Post;
  startedAt: Date;
  place: number;
  late: boolean;
};

/** Goes on with what is open of an arrival, which who asks holds, or begins it. */
export async function beginEncounter(
  context: UseCaseContext,
  { entryId, kind, post, startedAt, ...of }: Begin,
): Promise<Encounter> {
  const { db, now } = context;
  const open = await findOpen(db, entryId);
  if (open) return readView(context, open.id);
  const id = uuidV7(now.getTime());
  const { municipalityId, unitId, lotacaoId, cbo, teamId, timeZone } = post;
  await insertEncounter(db, {
    ...of,
    id,
    municipalityId,
    unitId,
    entryId,
    kind,
    lotacaoId,
    cbo,
    teamId,
    startedAt,
    day: civilTime(startedAt, timeZone).day,
    timeZone,
  });
  note(
    context,
    { id, municipalityId, unitId },
    { type: 'encounters.started', operation: 'I', details: { kind } },
  );
  return readView(context, id);
}
