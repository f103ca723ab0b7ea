import type { Static } from 'typebox';
import { withheldFrom } from '#modules/record-access/index';
import type { ReadContext } from '#platform/usecase/context';
import type { AppointmentEntry, ReservationEntry } from '../../contract/appointment.ts';
import type { EntryRow } from './entry-queries.ts';
import { type Grid, isOutside } from './grid.ts';

type Appointment = Static<typeof AppointmentEntry>;
type Reservation = Static<typeof ReservationEntry>;

/** Those of the rows' citizens whose registration is withheld from who asks: no telephone of theirs is shown. */
export function withheldOf(context: ReadContext, rows: readonly EntryRow[]): Promise<ReadonlySet<string>> {
  const refused = rows.flatMap(({ citizen }) => (citizen?.sharingRefused ? [citizen.id] : []));
  return withheldFrom(context, [...new Set(refused)]);
}

export function appointmentEntry(
  row: EntryRow & { appointment: NonNullable<EntryRow['appointment']> },
  grid: Grid,
  withheld: ReadonlySet<string>,
): Appointment {
  const { day, start, end, guest, appointment, citizen, colleague } = row;
  return {
    ...appointment,
    day,
    start,
    end,
    guest,
    colleague,
    outsideHours: isOutside(grid, day, row),
    citizen: citizen && {
      id: citizen.id,
      name: citizen.name,
      birthDate: citizen.birthDate,
      phone: withheld.has(citizen.id) ? null : citizen.phone,
      deceased: citizen.deceased,
    },
  };
}

export function reservationEntry(
  row: EntryRow & { reservation: NonNullable<EntryRow['reservation']> },
  grid: Grid,
): Reservation {
  const { day, start, end, reservation } = row;
  return { kind: 'reserva', ...reservation, day, start, end, outsideHours: isOutside(grid, day, row) };
}

export function entryOf(
  row: EntryRow,
  grid: Grid,
  withheld: ReadonlySet<string>,
): Appointment | Reservation | undefined {
  const { appointment, reservation } = row;
  if (appointment) return appointmentEntry({ ...row, appointment }, grid, withheld);
  return reservation ? reservationEntry({ ...row, reservation }, grid) : undefined;
}
