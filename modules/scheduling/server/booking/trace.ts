import { uuidV7 } from '#platform/db/uuid';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { TOPIC } from '../../contract/parts.ts';
import { insertEvent, type Status, type What } from './appointment-queries.ts';

const TYPES: Record<What, string> = {
  booked: 'scheduling.appointment-booked',
  edited: 'scheduling.appointment-edited',
  moved: 'scheduling.appointment-moved',
  cancelled: 'scheduling.appointment-cancelled',
  died: 'scheduling.appointment-cancelled-by-death',
  absent: 'scheduling.absence-told',
  'absence-undone': 'scheduling.absence-undone',
  present: 'scheduling.citizen-arrived',
  'not-waited': 'scheduling.citizen-left',
  back: 'scheduling.arrival-undone',
  done: 'scheduling.appointment-done',
};

export const authorOf = ({ actor }: UseCaseContext) => ({
  professionalId: actor.kind === 'person' ? actor.professionalId : null,
  accessId: accessOf(actor)?.id ?? null,
});

type Stands = {
  id: string;
  unitId: string;
  municipalityId: string;
  lotacaoId: string;
  startsAt: string;
  endsAt: string;
  status: Status;
};

/** What every change of an appointment leaves behind: its history, the change log and the trail. */
export async function trace(context: UseCaseContext, what: What, stands: Stands): Promise<void> {
  const { id, municipalityId, unitId, lotacaoId, startsAt, endsAt, status } = stands;
  const event = { id: uuidV7(context.now.getTime()), appointmentId: id, ...authorOf(context), what, status };
  await insertEvent(context.db, { ...event, lotacaoId, startsAt, endsAt }, context.now);
  context.publish(TOPIC, { municipalityId, unitId });
  context.changed({ table: 'appointment', id, operation: what === 'booked' ? 'I' : 'U' });
  context.audit({
    type: TYPES[what],
    subject: { table: 'appointment', id },
    municipalityId,
    details: { startsAt, endsAt },
  });
}
