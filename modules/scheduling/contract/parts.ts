import { type Static, Type } from 'typebox';
import { LocalDate, Uuid } from '#platform/contract/schemas';
import { type Status, Time } from './appointment.ts';

/** What the routes of the agenda share. */

const AGENDA = 'visualizar-agenda';
export const RESOURCES = {
  view: AGENDA,
  book: `${AGENDA}.marcar-agendamento`,
  cancel: `${AGENDA}.excluir`,
  tellAbsence: `${AGENDA}.informar-falta-do-cidadao`,
} as const;
/** Topic of a unit: its agendas changed, whatever of them. */
export const TOPIC = 'agenda';

const may = (resource: string) => ({ kind: 'resource', anyOf: [resource], scope: 'unit' }) as const;
export const VIEW = may(RESOURCES.view);
export const BOOK = may(RESOURCES.book);
export const CANCEL = may(RESOURCES.cancel);
export const TELL_ABSENCE = may(RESOURCES.tellAbsence);

export const OfOne = Type.Object({ id: Uuid });

/** A free time of an agenda. */
export const FreeSlot = Type.Object({ lotacaoId: Uuid, day: LocalDate, start: Time, end: Time });

/**
 * `data` of 409 `slot-taken`, `slot-past`, `slot-online`, `slot-closed` and `slot-missing`: the next free time of the same
 * agenda, so that who lost a race books it with one key. Nothing was changed; the page keeps what was typed.
 */
export type SlotRefused = { next: Static<typeof FreeSlot> | null };

/** `data` of 409 `citizen-busy`: sent again with `acceptSameTime`, it is booked. */
export type CitizenBusy = { day: string; start: string; end: string; professional: string; unit: string };

/** `data` of 409 `appointment-changed` and `status-refused`: how it stands now. */
export type StandsAs = { version: number; status: Status };
