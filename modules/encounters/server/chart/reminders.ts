import { requireOpenChart } from '#modules/record-access/index';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, Problem } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Reminder } from '../../contract/reminders.ts';
import { postOf } from '../own.ts';
import { findReminder, holdReminder, insertReminder, markEnded } from './reminder-queries.ts';

function tell(context: UseCaseContext, citizenId: string, id: string, operation: 'I' | 'U'): void {
  context.changed({ table: 'reminder', id, operation });
  context.audit({
    type: operation === 'I' ? 'encounters.reminder-written' : 'encounters.reminder-ended',
    subject: { table: 'citizen', id: citizenId },
    municipalityId: accessOf(context.actor)?.municipalityId ?? null,
  });
}

async function readBack({ db, actor }: UseCaseContext, citizenId: string, id: string): Promise<Reminder> {
  const found = await findReminder(db, { citizenId, id, viewer: accessOf(actor)?.id ?? null });
  if (!found) throw notFound('O lembrete');
  return found;
}

/** 422 for a team's reminder of who has no team. */
export async function writeReminder(
  context: UseCaseContext,
  citizenId: string,
  { text, audience }: { text: string; audience: Reminder['audience'] },
): Promise<Reminder> {
  await requireOpenChart(context, citizenId);
  const { db, now } = context;
  const { lotacaoId, teamId } = await postOf(context);
  const shown = text.trim();
  if (shown === '') throw fault('text', 'Escreva o lembrete.');
  if (audience === 'equipe' && teamId === null) {
    throw fault('audience', 'Sua lotação não tem equipe. Escolha “Só eu”.');
  }
  const id = uuidV7(now.getTime());
  const team = audience === 'equipe' ? teamId : null;
  await insertReminder(db, { id, citizenId, text: shown, lotacaoId, teamId: team, at: now });
  tell(context, citizenId, id, 'I');
  return readBack(context, citizenId, id);
}

const fault = (path: string, message: string) =>
  new Problem(422, 'reminder-invalid', message, [{ path, message }]);

/** Of whoever sees it: its author or, of a team's, anybody of the team. */
export async function endReminder(
  context: UseCaseContext,
  { id: citizenId, reminderId: id }: { id: string; reminderId: string },
): Promise<Reminder> {
  await requireOpenChart(context, citizenId);
  const { db, now } = context;
  const { lotacaoId } = await postOf(context);
  const held = await holdReminder(db, { citizenId, id, viewer: lotacaoId });
  if (!held) throw notFound('O lembrete');
  if (held.endedAt !== null) {
    throw conflict('reminder-ended', `Este lembrete já foi encerrado por ${held.endedBy ?? 'outra pessoa'}.`);
  }
  await markEnded(db, id, { at: now, by: lotacaoId });
  tell(context, citizenId, id, 'U');
  return readBack(context, citizenId, id);
}
