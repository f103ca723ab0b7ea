import type { Static } from 'typebox';
import type { DefaultAgenda } from './schemas.ts';

export type Agenda = Static<typeof DefaultAgenda>;
export type Days = Agenda['days'];
export type Weekday = keyof Days;
export type Period = Days[Weekday][number];
export type Fault = { path: string; message: string };

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
  days: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : workday())),
  duration: 20,
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A civil time `hh:mm`; 24:00 is none. */
export const isTime = (text: string): boolean => TIME.test(text);

/**
 * What is wrong with the hours of a week, by field: half a period, a time that does not exist (24:00),
 * Entrada not before Saída (so none goes past midnight), periods out of order or one over another. Used by the
 * page and by the server; `root` is the field that holds the days.
 */
export function agendaFaults({ days }: { days: Days }, root = 'days'): Fault[] {
  return WEEKDAYS.flatMap(({ day }) => dayFaults(days[day], `${root}.${day}`));
}

/** What is wrong with the hours given to online booking: as of any week, and none outside the working hours. */
export function onlineFaults(days: Days, online: Days): Fault[] {
  const faults = agendaFaults({ days: online }, 'online');
  if (faults.length > 0) return faults;
  return WEEKDAYS.flatMap(({ day }) =>
    online[day].flatMap((period, index) =>
      period.start === '' || joined(days[day]).some((hours) => isWithin(period, hours))
        ? []
        : [{ path: `online.${day}.${index}.start`, message: 'Fora do horário de trabalho.' }],
    ),
  );
}

/** Periods of a day, in order, those that touch as one; empty ones left out. */
export function joined(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const { start, end } of periods) {
    if (start === '') continue;
    const before = whole.at(-1);
    if (before?.end === start) before.end = end;
    else whole.push({ start, end });
  }
  return whole;
}

/** hh:mm sorts as text. */
const isWithin = (inner: Period, outer: Period): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** What is wrong with the periods of one day; `path` is the field that holds them. */
export function dayFaults(periods: readonly Period[], path = ''): Fault[] {
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
  if (!isTime(start)) return { field: 'start', message: 'Digite a hora como 08:00.' };
  if (!isTime(end)) return { field: 'end', message: 'Digite a hora como 17:00.' };
  if (start >= end) return { field: 'end', message: 'A Saída precisa ser depois da Entrada.' };
  if (start < free) {
    return { field: 'start', message: `Este período começa antes do fim do anterior (${free}).` };
  }
  return undefined;
}

const everyDay = (periodsOf: (day: Weekday) => Period[]): Days => ({
  monday: periodsOf('monday'),
  tuesday: periodsOf('tuesday'),
  wednesday: periodsOf('wednesday'),
  thursday: periodsOf('thursday'),
  friday: periodsOf('friday'),
  saturday: periodsOf('saturday'),
  sunday: periodsOf('sunday'),
});

/** A week without hours. */
export const noDays = (): Days => everyDay(() => []);

/** Without the periods left empty. */
export const compactDays = (days: Days): Days =>
  everyDay((day) => days[day].filter(({ start }) => start !== ''));
