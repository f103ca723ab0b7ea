import { reachOf } from '#platform/permissions/scope';
import { notFound, refused } from '#platform/errors/problem';
import type { RouteOutput } from '#platform/contract/route';
import type { ReadContext } from '#platform/usecase/context';
import { daysAfter, isDate } from '../contract/closed-time.ts';
import { slotsOf } from '../contract/slots.ts';
import type { getAgendaWeek } from '../contract/week.ts';
import { type AgendaRow, agendasOf } from './agenda-queries.ts';
import { inForce, lotacaoView, type Standing, standingOf } from './agendas.ts';
import { closuresBetween } from './closure-queries.ts';

const DAYS = 7;
type Week = RouteOutput<typeof getAgendaWeek>;

/** The slots of seven days in every active lotação within reach of a professional; 404 where there is none. */
export async function agendaWeek(context: ReadContext, professionalId: string, from: string): Promise<Week> {
  if (!isDate(from)) {
    const message = 'Esta data não existe ou está longe demais. Escolha outra semana.';
    throw refused('date-invalid', message, [{ path: 'from', message }]);
  }
  const rows = await agendasOf(context.db, reachOf(context.actor), [professionalId]);
  if (rows.length === 0) throw notFound('O profissional');
  return weekOf(context, rows, from);
}

/** Seven days from a civil date of any number of lotações: three questions to the base, whatever their number. */
export async function weekOf(context: ReadContext, rows: readonly AgendaRow[], from: string): Promise<Week> {
  const days = Array.from({ length: DAYS }, (_, place) => daysAfter(from, place));
  const municipalities = [...new Set(rows.map(({ municipalityId }) => municipalityId))];
  const [closures, standings] = await Promise.all([
    closuresBetween(
      context.db,
      rows.map(({ id }) => id),
      from,
      daysAfter(from, DAYS),
    ),
    Promise.all(municipalities.map(async (id) => [id, await standingOf(context, id)] as const)),
  ]);
  const standingIn = new Map(standings);
  const lotacoes = rows.map((row) => {
    const standing = standingIn.get(row.municipalityId) as Standing;
    const { kind, duration, days: hours, online } = inForce(row, standing);
    const closed = closures.filter(({ lotacaoId }) => lotacaoId === row.id);
    return {
      lotacao: lotacaoView(row),
      kind,
      duration,
      closures: closed.map(({ id, startsAt, endsAt, reason, specification }) => ({
        id,
        startsAt,
        endsAt,
        reason,
        specification,
      })),
      slots: days.map((day) => (hours ? slotsOf({ days: hours, online }, closed, duration, day) : [])),
    };
  });
  return { days, lotacoes };
}
