import { reachOf } from '#platform/permissions/scope';
import type { RouteInput } from '#platform/contract/route';
import { violates } from '#platform/db/errors';
import { uuidV7 } from '#platform/db/uuid';
import { notFound, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { TOPIC } from '../contract/parts.ts';
import { closedTime, closureFaults, closureText } from '../contract/closed-time.ts';
import type { closeAgenda as closeContract } from '../contract/closures.ts';
import { getOpen } from './agendas.ts';
import {
  type Closure,
  type ClosureOfLotacao,
  countBooked,
  deleteClosure,
  findClosure,
  findOverlapping,
  insertClosure,
} from './closure-queries.ts';

type Typed = RouteInput<typeof closeContract>['body'];

function overlapping(other?: Closure) {
  const told = other ? ` (${closureText(other)})` : '';
  const message = `A agenda já está fechada em parte deste período${told}. Mude as datas ou tire o outro fechamento.`;
  return refused('closure-overlaps', message, [{ path: 'startDate', message }]);
}

/** Closes the agenda of a lotação; its other lotações stay as they are, and so does whoever is booked, of whom it tells. */
export async function closeAgenda(
  context: UseCaseContext,
  lotacaoId: string,
  typed: Typed,
): Promise<Closure & { booked: number }> {
  const { db, now } = context;
  const { municipalityId, unitId } = await getOpen(context, lotacaoId);
  const faults = closureFaults(typed);
  if (faults.length > 0) {
    throw refused(
      'closure-invalid',
      'Há campos a corrigir. Confira os destacados e adicione de novo.',
      faults,
    );
  }
  const closure = {
    id: uuidV7(now.getTime()),
    ...closedTime(typed),
    reason: typed.reason,
    specification: typed.specification.trim(),
  };
  const other = await findOverlapping(db, lotacaoId, closure);
  if (other) throw overlapping(other);
  try {
    await insertClosure(db, lotacaoId, closure, now);
  } catch (error) {
    // Somebody else closed it at the same moment.
    throw violates(error, 'agenda_closure_overlap') ? overlapping() : error;
  }
  tell(
    context,
    { ...closure, lotacaoId, municipalityId, unitId },
    { type: 'scheduling.agenda-closed', operation: 'I' },
  );
  return { ...closure, booked: await countBooked(db, lotacaoId, closure) };
}

/** Takes a closed time away, within reach: its slots are there again. */
export async function reopenAgenda(context: UseCaseContext, id: string): Promise<void> {
  const closure = await findClosure(context.db, reachOf(context.actor), id);
  if (!closure || !(await deleteClosure(context.db, id))) throw notFound('O fechamento de agenda');
  tell(context, closure, { type: 'scheduling.agenda-reopened', operation: 'D' });
}

function tell(
  context: UseCaseContext,
  { id, lotacaoId, municipalityId, unitId, startsAt, endsAt, reason }: ClosureOfLotacao,
  { type, operation }: { type: string; operation: 'I' | 'D' },
): void {
  context.publish(TOPIC, { municipalityId, unitId });
  context.changed({ table: 'agenda_closure', id, operation });
  context.audit({
    type,
    subject: { table: 'lotacao', id: lotacaoId },
    municipalityId,
    details: { startsAt, endsAt, closedFor: reason },
  });
}
