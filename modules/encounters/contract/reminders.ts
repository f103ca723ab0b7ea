import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { EDIT_REMINDERS, OfOne, VIEW_REMINDERS } from './parts.ts';

/** Who sees a reminder. */
export const AUDIENCES = [
  { value: 'equipe', label: 'Minha equipe' },
  { value: 'autor', label: 'Só eu' },
] as const;

/** "Lembrete": a note for whoever opens the record next. It never changes: it is ended, and another written. */
export const Reminder = Type.Object({
  id: Uuid,
  text: Type.String(),
  audience: Type.Enum(AUDIENCES.map(({ value }) => value)),
  professional: Type.String(),
  cbo: Type.String(),
  writtenAt: Instant,
  endedAt: Nullable(Instant),
  endedBy: Nullable(Type.String()),
});
export type Reminder = Static<typeof Reminder>;

export const listReminders = route({
  name: 'encounters.listReminders',
  method: 'GET',
  path: '/citizens/:id/reminders',
  summary: 'Lembretes do cidadão que quem pede pode ver, também os encerrados, o mais novo primeiro.',
  permission: VIEW_REMINDERS,
  params: OfOne,
  response: Type.Object({ reminders: Type.Array(Reminder) }),
});

export const writeReminder = route({
  name: 'encounters.writeReminder',
  method: 'POST',
  path: '/citizens/:id/reminders',
  summary: 'Inclui um lembrete no prontuário, para a equipe ou só para o autor.',
  permission: EDIT_REMINDERS,
  params: OfOne,
  body: Type.Object(
    { text: Text(500), audience: Type.Enum(AUDIENCES.map(({ value }) => value)) },
    { additionalProperties: false },
  ),
  response: Reminder,
  status: 201,
});

/** 409 `reminder-ended`. */
export const endReminder = route({
  name: 'encounters.endReminder',
  method: 'POST',
  path: '/citizens/:id/reminders/:reminderId/end',
  summary: 'Encerra um lembrete: sai da folha de rosto e fica no histórico dos lembretes.',
  permission: EDIT_REMINDERS,
  params: Type.Object({ id: Uuid, reminderId: Uuid }),
  response: Reminder,
});
