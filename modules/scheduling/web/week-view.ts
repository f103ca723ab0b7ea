import type { RouteOutput } from '#platform/contract/route';
import { daysAfter } from '../contract/closed-time.ts';
import type { getAgendaWeek } from '../contract.ts';

export type Week = RouteOutput<typeof getAgendaWeek>;
export type WeekOfLotacao = Week['lotacoes'][number];

/** The Monday of the week of a civil date. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return daysAfter(date, -((weekday + 6) % 7));
}

/** The Monday of the week that a person wants to see: on a Sunday the week is over, and the coming one opens. */
export const mondayToShow = (today: string): string => mondayOf(daysAfter(today, 1));

/** Days (places in the week) on which slots of two lotações are at the same time. */
export const crossedDays = ({ days, lotacoes }: Week): number[] =>
  days.flatMap((_day, place) => {
    const slots = lotacoes.flatMap((one, owner) =>
      (one.slots[place] ?? []).map((slot) => ({ ...slot, owner })),
    );
    const crossed = slots.some((a) =>
      slots.some((b) => a.owner < b.owner && a.start < b.end && b.start < a.end),
    );
    return crossed ? [place] : [];
  });

/** Closings that touch a civil day. */
export const closedOn = ({ closures }: WeekOfLotacao, day: string): WeekOfLotacao['closures'] =>
  closures.filter(({ startsAt, endsAt }) => startsAt <= `${day}T23:59` && endsAt > `${day}T00:00`);
