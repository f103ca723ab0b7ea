import { type Agenda, type Period, WEEKDAYS, type Weekday } from '../contract/agenda.ts';

const PERIODS = 4;

/** What the form holds: four periods on every day, and the duration as it is typed. */
export type AgendaValues = { days: Agenda['days']; duration: string; weekend: boolean };

const EMPTY: Period = { start: '', end: '' };
const four = (periods: readonly Period[]): Period[] =>
  Array.from({ length: PERIODS }, (_, place) => periods[place] ?? EMPTY);

const eachDay = (periodsOf: (day: Weekday) => readonly Period[]): Agenda['days'] =>
  Object.fromEntries(WEEKDAYS.map(({ day }) => [day, four(periodsOf(day))])) as Agenda['days'];

export function valuesOf(agenda: Agenda): AgendaValues {
  const weekend = agenda.days.saturday.length + agenda.days.sunday.length > 0;
  return { days: eachDay((day) => agenda.days[day]), duration: String(agenda.duration), weekend };
}

/** The weekend keeps its periods only while it is shown: nothing is saved that the person does not see. */
export function agendaOf(values: AgendaValues): Agenda {
  const hidden = (day: Weekday) => !values.weekend && (day === 'saturday' || day === 'sunday');
  return {
    days: eachDay((day) => (hidden(day) ? [] : values.days[day])),
    duration: Number(values.duration),
  };
}

/** "Replicar": Monday's periods on every day shown. */
export function replicateMonday(days: Agenda['days'], weekend: boolean): Agenda['days'] {
  const shown = new Set(WEEKDAYS.filter((row) => weekend || !row.weekend).map(({ day }) => day));
  return eachDay((day) => (shown.has(day) ? days.monday : days[day]));
}

/** "Limpar todos os campos". */
export const clearedDays = (): Agenda['days'] => eachDay(() => []);

/** A sentence when the duration is not a number of minutes from 1 to 240. */
export function durationFault(text: string): string | undefined {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 1 && minutes <= 240 ? undefined : 'Digite um número de minutos, de 1 a 240.';
}
