import { useAccess, useRoute, useTopic, useUrlFilters } from '#ui/index';
import { useMedia } from '#ui/kit/use-media';
import { SIDE_BY_SIDE } from '../../contract/agenda-days.ts';
import { daysAfter } from '../../contract/closed-time.ts';
import { RESOURCES, TOPIC } from '../../contract/parts.ts';
import {
  findNextSlots,
  getAppointment,
  listAgendas,
  listCitizenAppointments,
  readAgendaMonth,
  readAgendas,
} from '../../contract.ts';
import { columnsOf } from './cells.ts';
import { type Now, useNow } from './use-now.ts';
import type { Agendas, Listed } from './words.ts';

/** What shows something of agendas: read again when the unit is told that one changed. */
export const LIVE = [
  listAgendas,
  readAgendas,
  readAgendaMonth,
  findNextSlots,
  getAppointment,
  listCitizenAppointments,
] as const;

export const VIEWS = [
  { value: 'dia', label: 'Dia' },
  { value: 'semana', label: 'Semana' },
  { value: 'profissionais', label: 'Profissionais' },
] as const;
export type View = (typeof VIEWS)[number]['value'];

/** Weeks begin on Sunday, as the calendar does: on a Sunday the days to come are seen. */
const sundayOf = (day: string): string => daysAfter(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const FIRST_SIDE_BY_SIDE = 3;

/** Those side by side: as chosen, else the pinned ones, else the first few with hours. */
function sideBySide(lotacoes: readonly Listed[], chosen: string, selected: Listed | undefined): string[] {
  const asked = chosen.split(',').filter((id) => lotacoes.some(({ lotacao }) => lotacao.id === id));
  if (asked.length > 0) return asked;
  const pinned = lotacoes.filter((one) => one.pinned);
  const few = [
    ...(selected ? [selected] : []),
    ...lotacoes.filter((one) => one.kind !== 'nenhuma' && one !== selected),
  ].slice(0, FIRST_SIDE_BY_SIDE);
  return (pinned.length > 1 ? pinned : few).map(({ lotacao }) => lotacao.id);
}

/** The days of a week that are seen: a weekend only where something is on it. */
function seenColumns(data: Agendas, { today }: Now, day: string) {
  return columnsOf(data.lotacoes).filter(
    ({ day: one }) =>
      !isWeekend(one.day) ||
      one.periods.length > 0 ||
      one.entries.length > 0 ||
      one.day === day ||
      (one.day === today && day === ''),
  );
}

/** What the page shows, and how to look elsewhere. The address holds days and lotações, never people. */
export function useDesk() {
  const { unit, resources } = useAccess();
  const now = useNow();
  const phone = !useMedia('(min-width: 700px)');
  const [filters, setFilters] = useUrlFilters({ ver: 'semana', dia: '', profissional: '', lado: '' }, [
    'dia',
    'profissional',
    'lado',
  ]);
  useTopic(TOPIC, unit?.id ?? null, LIVE);
  const day = filters.dia || now.today;
  const wanted = VIEWS.find(({ value }) => value === filters.ver)?.value ?? 'semana';
  const view: View = phone ? 'dia' : wanted;
  const from = view === 'semana' ? sundayOf(day) : day;
  const days = view === 'semana' ? 7 : 1;
  const list = useRoute(listAgendas, { query: { from, days } });
  const lotacoes = list.data?.lotacoes ?? [];
  const selected = lotacoes.find(({ lotacao }) => lotacao.id === filters.profissional) ?? lotacoes[0];
  const beside = sideBySide(lotacoes, filters.lado, selected);
  const ids = view === 'profissionais' ? beside : selected ? [selected.lotacao.id] : [];
  const agendas = useRoute(
    readAgendas,
    { query: { from, days, lotacoes: ids.join(',') } },
    { enabled: ids.length > 0 },
  );
  const known = agendas.data ? seenColumns(agendas.data, now, filters.dia) : [];
  // Until the answer comes, a day is shown of the week that was.
  const ofDay = known.filter((column) => column.day.day === day);
  const columns = view === 'semana' || ofDay.length === 0 ? known : ofDay;
  const step = view === 'semana' ? 7 : 1;
  const may = (resource: string) => resources.includes(resource);
  return {
    now,
    phone,
    view,
    day,
    list,
    lotacoes,
    selected,
    beside,
    agendas,
    columns,
    may: {
      book: may(RESOURCES.book),
      cancel: may(RESOURCES.cancel),
      tellAbsence: may(RESOURCES.tellAbsence),
    },
    look: (next: View) => setFilters({ ver: next }),
    goTo: (next: string) => setFilters({ dia: next === now.today ? '' : next }),
    turn: (direction: 1 | -1) => setFilters({ dia: daysAfter(day, step * direction) }),
    choose: (lotacaoId: string) => setFilters({ profissional: lotacaoId }),
    /** Beside the others, or away from them. */
    toggleBeside: (lotacaoId: string) =>
      setFilters({
        lado: (beside.includes(lotacaoId)
          ? beside.filter((id) => id !== lotacaoId)
          : [...beside, lotacaoId].slice(-SIDE_BY_SIDE)
        ).join(','),
      }),
    show: (lotacaoId: string, on: string) =>
      setFilters({
        profissional: lotacaoId,
        dia: on,
        ...(view === 'profissionais' && !beside.includes(lotacaoId)
          ? { lado: [...beside, lotacaoId].join(',') }
          : {}),
      }),
  };
}
export type Desk = ReturnType<typeof useDesk>;
