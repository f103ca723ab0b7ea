import type { Static } from 'typebox';
import type { DefaultAgenda } from '../contract.ts';

export type Agenda = Static<typeof DefaultAgenda>;
export type Weekday = keyof Agenda['days'];
export type Period = Agenda['days'][Weekday][number];
type Fault = { path: string; message: string };

export const WEEKDAYS: readonly { day: Weekday; label: string; name: string; weekend: boolean }[] = [
  { day: 'monday', label: 'SEG', name: 'Segunda-feira', weekend: false },
  { day: 'tuesday', label: 'TER', name: 'Terça-feira', weekend: false },
  { day: 'wednesday', label: 'QUA', name: 'Quarta-feira', weekend: false },
  { day: 'thursday', label: 'QUI', name: 'Quinta-feira', weekend: false },
  { day: 'friday', label: 'SEX', name: 'Sexta-feira', weekend: false },
  { day: 'saturday', label: 'SÁB', name: 'Sábado', weekend: true },
  { day: 'sunday', label: 'DOM', name: 'Domingo', weekend: true },
];

const workday = (): Period[] => [
  { start: '08:00', end: '12:00' },
  { start: '13:00', end: '17:00' },
];

/** Monday to Friday, 08:00–12:00 and 13:00–17:00, 20 minutes. */
export const standardAgenda = (): Agenda => ({
  days: {
    monday: workday(),
    tuesday: workday(),
    wednesday: workday(),
    thursday: workday(),
    friday: workday(),
    saturday: [],
    sunday: [],
  },
  duration: 20,
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * What is wrong with an agenda, by field: half a period, a time that does not exist,
 * Entrada not before Saída, periods out of order or one over another. Used by the page and by the server.
 */
export function agendaFaults(agenda: Agenda): Fault[] {
  return WEEKDAYS.flatMap(({ day }) => dayFaults(agenda.days[day], `days.${day}`));
}

function dayFaults(periods: readonly Period[], path: string): Fault[] {
  const faults: Fault[] = [];
  let free = '';
  for (const [index, period] of periods.entries()) {
    const fault = periodFault(period, free);
    if (fault) faults.push({ path: `${path}.${index}.${fault.field}`, message: fault.message });
    // hh:mm sorts as text.
    else if (period.end > free) free = period.end;
  }
  return faults;
}

function periodFault(
  { start, end }: Period,
  free: string,
): { field: keyof Period; message: string } | undefined {
  if (start === '' && end === '') return undefined;
  if (start === '') return { field: 'start', message: 'Informe a Entrada ou apague a Saída.' };
  if (end === '') return { field: 'end', message: 'Informe a Saída ou apague a Entrada.' };
  if (!TIME.test(start)) return { field: 'start', message: 'Digite a hora como 08:00.' };
  if (!TIME.test(end)) return { field: 'end', message: 'Digite a hora como 17:00.' };
  if (start >= end) return { field: 'end', message: 'A Saída precisa ser depois da Entrada.' };
  if (start < free) {
    return { field: 'start', message: `Este período começa antes do fim do anterior (${free}).` };
  }
  return undefined;
}

/** Without the periods left empty. */
export function compactAgenda(agenda: Agenda): Agenda {
  const used = (periods: Period[]) => periods.filter(({ start }) => start !== '');
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = agenda.days;
  return {
    duration: agenda.duration,
    days: {
      monday: used(monday),
      tuesday: used(tuesday),
      wednesday: used(wednesday),
      thursday: used(thursday),
      friday: used(friday),
      saturday: used(saturday),
      sunday: used(sunday),
    },
  };
}
