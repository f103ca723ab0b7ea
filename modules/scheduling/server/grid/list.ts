import { reachOf } from '#platform/permissions/scope';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type {
  findNextSlots as nextContract,
  listAgendas as listContract,
  readAgendaMonth as monthContract,
} from '../../contract/agenda-days.ts';
import { attends } from '../../contract/attends.ts';
import { daysAfter } from '../../contract/closed-time.ts';
import { type AgendaRow, agendasOfUnit, findAgenda } from '../agenda-queries.ts';
import { lotacaoView } from '../agendas.ts';
import { busyBetween } from './busy-queries.ts';
import { cellsOf, closedOn, freeOn, gridsOf, periodsOf } from './grid.ts';
import { nextSlots } from './next-slots.ts';
import { pinsOf, writePin } from './pin-queries.ts';
import { requireDay, whenIn } from './when.ts';

const personOf = ({ actor }: ReadContext): string | null =>
  actor.kind === 'person' ? actor.professionalId : null;

/**
 * Lotações of the own unit, with what is free in them, and inactive ones where somebody is booked in these days: the pinned
 * ones first, then the own one, those where people are booked, the others; by name.
 */
export async function listAgendas(
  context: ReadContext,
  { from, days = 1 }: RouteInput<typeof listContract>['query'],
): Promise<RouteOutput<typeof listContract>> {
  requireDay(from, 'from');
  const to = daysAfter(from, days);
  const person = personOf(context);
  const [rows, pins] = await Promise.all([
    agendasOfUnit(context.db, reachOf(context.actor), { booked: { from, to } }),
    person === null ? new Set<string>() : pinsOf(context.db, person),
  ]);
  const timeZone = rows[0]?.timeZone ?? 'America/Sao_Paulo';
  const when = whenIn(context.now, timeZone);
  const ids = rows.map(({ id }) => id);
  const [grids, busy] = await Promise.all([
    gridsOf(context, rows, from, to),
    busyBetween(context.db, ids, { from, to }),
  ]);
  const everyDay = Array.from({ length: days }, (_, place) => daysAfter(from, place));
  const own = accessOf(context.actor)?.id;
  const lotacoes = grids.map((grid) => ({
    lotacao: lotacaoView(grid.row),
    kind: grid.kind,
    duration: grid.duration,
    teamId: grid.row.teamId,
    pinned: pins.has(grid.row.id),
    own: grid.row.id === own,
    free: everyDay.reduce(
      (sum, day) => sum + freeOn(grid, day, busy.get(`${grid.row.id} ${day}`) ?? [], when).length,
      0,
    ),
  }));
  const rank = ({ pinned, own: isOwn, kind, lotacao }: (typeof lotacoes)[number]) => {
    if (pinned) return 0;
    if (kind === 'nenhuma' || !attends(lotacao.cbo.code)) return 3;
    return isOwn ? 1 : 2;
  };
  return {
    timeZone,
    now: when.now,
    lotacoes: lotacoes.toSorted(
      (a, b) =>
        rank(a) - rank(b) || a.lotacao.professional.name.localeCompare(b.lotacao.professional.name, 'pt-BR'),
    ),
  };
}

async function getActive(context: ReadContext, id: string): Promise<AgendaRow> {
  const [row] = await agendasOfUnit(context.db, reachOf(context.actor), { ids: [id] });
  if (!row) throw notFound('A agenda');
  return row;
}

/** Pins the agenda of a lotação for the person alone, or lets it go. */
export async function pinAgenda(
  context: UseCaseContext,
  lotacaoId: string,
  { pinned }: { pinned: boolean },
): Promise<{ pinned: boolean }> {
  const person = personOf(context);
  if (person === null) throw notFound('A agenda');
  await getActive(context, lotacaoId);
  if (await writePin(context.db, { professionalId: person, lotacaoId, pinned }, context.now)) {
    context.audit({
      type: 'scheduling.agenda-pinned',
      subject: { table: 'lotacao', id: lotacaoId },
      details: { isPinned: pinned },
    });
  }
  return { pinned };
}

/** The days of a month, for a calendar. */
export async function readMonth(
  context: ReadContext,
  lotacaoId: string,
  month: string,
): Promise<RouteOutput<typeof monthContract>> {
  const first = `${month}-01`;
  requireDay(first, 'month');
  const row = await findAgenda(context.db, reachOf(context.actor), lotacaoId);
  if (!row) throw notFound('A agenda');
  const when = whenIn(context.now, row.timeZone);
  const next = daysAfter(first, 31).slice(0, 7);
  const to = `${next}-01`;
  const [[grid], busy] = await Promise.all([
    gridsOf(context, [row], first, to),
    busyBetween(context.db, [row.id], { from: first, to }),
  ]);
  const days: RouteOutput<typeof monthContract>['days'] = [];
  for (let day = first; grid && day < to; day = daysAfter(day, 1)) {
    const taken = busy.get(`${row.id} ${day}`) ?? [];
    const free = freeOn(grid, day, taken, when).length;
    const without = () => {
      if (periodsOf(grid, day).length === 0) return 'off';
      return cellsOf(grid, day, taken, when).length === 0 && closedOn(grid, day).length > 0
        ? 'closed'
        : 'full';
    };
    days.push({ day, free, state: day < when.today ? 'past' : free > 0 ? 'free' : without() });
  }
  return { days };
}

/** "Próxima vaga" in the own unit. */
export async function findNext(
  context: ReadContext,
  { lotacaoId, cbo, teamId, from, limit = 5 }: RouteInput<typeof nextContract>['query'],
): Promise<RouteOutput<typeof nextContract>> {
  if (from !== undefined) requireDay(from, 'from');
  const ids = lotacaoId === undefined ? {} : { ids: [lotacaoId] };
  const all = await agendasOfUnit(context.db, reachOf(context.actor), { ...ids, cbo, teamId });
  const rows = (lotacaoId ?? cbo) === undefined ? all.filter((row) => attends(row.cbo.code)) : all;
  if (all.length === 0 && (lotacaoId ?? teamId) !== undefined) throw notFound('A agenda');
  const when = whenIn(context.now, rows[0]?.timeZone ?? 'America/Sao_Paulo');
  const after = from !== undefined && from > when.today ? from : when.now;
  const { slots, until } = await nextSlots(context, rows, { from: after, when, limit });
  const rowIn = new Map(rows.map((row) => [row.id, row]));
  return {
    until,
    slots: slots.map((slot) => {
      const row = rowIn.get(slot.lotacaoId) as AgendaRow;
      return {
        ...slot,
        professional: row.professional.name,
        cbo: row.cbo.name,
        team: row.team?.name ?? null,
      };
    }),
  };
}
