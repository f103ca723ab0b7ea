import { type Agenda, type Days, type Period, WEEKDAYS, type Weekday } from '../contract/agenda.ts';
import { parseTimeText } from './time-text.ts';

const PERIODS = 4;

/** What the grid holds: four periods on every day. */
export type HoursValues = { days: Days; weekend: boolean };
/** What the form of the default holds: the duration as it is typed, too. */
export type AgendaValues = HoursValues & { duration: string };

const EMPTY: Period = { start: '', end: '' };
const four = (periods: readonly Period[]): Period[] =>
  Array.from({ length: PERIODS }, (_, place) => periods[place] ?? EMPTY);

const eachDay = (periodsOf: (day: Weekday) => readonly Period[]): Days =>
  Object.fromEntries(WEEKDAYS.map(({ day }) => [day, four(periodsOf(day))])) as Days;

export const hoursValuesOf = (days: Days): HoursValues => ({
  days: eachDay((day) => days[day]),
  weekend: days.saturday.length + days.sunday.length > 0,
});

export const valuesOf = ({ days, duration }: Agenda): AgendaValues => ({
  ...hoursValuesOf(days),
  duration: String(duration),
});

/** What was typed last may not have left its field: it is read here as well. */
const asRead = ({ start, end }: Period): Period => ({
  start: parseTimeText(start) ?? start,
  end: parseTimeText(end) ?? end,
});

/** The weekend keeps its periods only while it is shown: nothing is saved that the person does not see. */
export function daysOf({ days, weekend }: HoursValues): Days {
  const hidden = (day: Weekday) => !weekend && (day === 'saturday' || day === 'sunday');
  return eachDay((day) => (hidden(day) ? [] : days[day].map(asRead)));
}

export const agendaOf = (values: AgendaValues): Agenda => ({
  days: daysOf(values),
  duration: Number(values.duration),
});

/** "Replicar": Monday's periods on every day shown. */
export function replicateMonday(days: Days, weekend: boolean): Days {
  const shown = new Set(WEEKDAYS.filter((row) => weekend || !row.weekend).map(({ day }) => day));
  return eachDay((day) => (shown.has(day) ? days.monday : days[day]));
}

/** "Limpar todos os campos". */
export const clearedDays = (): Days => eachDay(() => []);

/** A sentence when the duration is not a number of minutes from 1 to 240. */
export function durationFault(text: string): string | undefined {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 1 && minutes <= 240 ? undefined : 'Digite um número de minutos, de 1 a 240.';
}

/** The hours of a week in one line: "SEG 08:00–12:00 e 13:00–17:00; TER …". */
export function hoursText(days: Days | null): string {
  const told = WEEKDAYS.flatMap(({ day, label }) => {
    const periods = (days?.[day] ?? []).map(({ start, end }) => `${start}–${end}`);
    return periods.length > 0 ? [`${label} ${periods.join(' e ')}`] : [];
  });
  return told.length > 0 ? told.join('; ') : 'nenhum horário';
}
