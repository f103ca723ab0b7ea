import { titleCaseName } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import { weekdayOf } from '../../contract/slots.ts';
import { WEEKDAYS } from '../../contract/agenda.ts';
import { PLACES, reservationText, type Status, STATUSES } from '../../contract/appointment.ts';
import type { getAppointment, listAgendas, readAgendas } from '../../contract.ts';

export type Agendas = RouteOutput<typeof readAgendas>;
export type Agenda = Agendas['lotacoes'][number];
export type Day = Agenda['days'][number];
export type Entry = Day['entries'][number];
export type Block = Extract<Entry, { kind: 'reserva' }>;
export type Booked = Exclude<Entry, Block>;
export type Slot = Day['slots'][number];
export type Listed = RouteOutput<typeof listAgendas>['lotacoes'][number];
export type Appointment = RouteOutput<typeof getAppointment>;

/** A time of an agenda; `end` where it is known. */
export type When = { lotacaoId: string; day: string; start: string; end: string };

export const isBlock = (entry: Entry): entry is Block => entry.kind === 'reserva';

/** "qui, 19/11". */
export const dayText = (day: string): string => `${weekdayShort(day)}, ${day.slice(8)}/${day.slice(5, 7)}`;
/** "qui". */
export const weekdayShort = (day: string): string => weekdayName(day).slice(0, 3);
/** "quinta-feira". */
export const weekdayName = (day: string): string =>
  (WEEKDAYS.find((one) => one.day === weekdayOf(day))?.name ?? '').toLowerCase();

const MONTHS = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
] as const;
export const monthName = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? '';

/** "16 a 20 de novembro", "30 de novembro a 4 de dezembro", "quinta-feira, 19 de novembro". */
export function rangeText(days: readonly string[]): string {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const number = (day: string) => String(Number(day.slice(8)));
  if (first === last) return `${weekdayName(first)}, ${number(first)} de ${monthName(first)}`;
  const to = `${number(last)} de ${monthName(last)}`;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${number(first)} a ${to}`;
  return `${number(first)} de ${monthName(first)} a ${to}`;
}

export const statusText = (status: Status): string =>
  STATUSES.find(({ value }) => value === status)?.label ?? status;
export const placeText = (place: Booked['place']): string =>
  PLACES.find(({ value }) => value === place)?.label ?? 'Na unidade';

/** Who is seen: the citizen, or the other professional. */
export function nameOf(entry: Entry): string {
  if (isBlock(entry)) return reservationText(entry);
  const { citizen, colleague } = entry;
  const other = colleague ? `com ${titleCaseName(colleague.name)}` : '';
  return [citizen ? titleCaseName(citizen.name) : '', other].filter(Boolean).join(' · ');
}

export const vagas = (count: number): string => (count === 1 ? '1 vaga' : `${count} vagas`);
/** "hoje, 11:20", "seg, 23/11, 08:00". */
export const whenText = ({ day, start }: { day: string; start: string }, today: string): string =>
  `${day === today ? 'hoje' : dayText(day)}, ${start}`;
