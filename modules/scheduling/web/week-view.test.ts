import { expect, it } from 'vitest';
import { closedOn, crossedDays, mondayOf, mondayToShow, type Week } from './week-view.ts';

const slot = (start: string, end: string) => ({ start, end, online: false });
const lotacao = (...slots: ReturnType<typeof slot>[][]) =>
  ({ slots, closures: [] }) as unknown as Week['lotacoes'][number];

it('the week of any day begins on its Monday', () => {
  expect(['2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-12-28',
  ]);
});

it('on a Sunday the coming week is shown, on every other day the one that it is in', () => {
  expect(['2026-11-22', '2026-11-23', '2026-11-28', '2026-11-29'].map(mondayToShow)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ]);
});

it('days with slots of two lotações at one time are told, one right after the other are none', () => {
  const mine = lotacao([slot('08:00', '08:20')], [slot('08:00', '08:20')], []);
  const hers = lotacao([slot('08:20', '08:40')], [slot('08:10', '08:40')], []);
  const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
  expect(crossedDays({ days, lotacoes: [mine, hers] })).toEqual([1]);
  expect(crossedDays({ days, lotacoes: [mine] })).toEqual([]);
});

it('a closing is told on the days it touches', () => {
  const closure = {
    id: 'a',
    startsAt: '2026-11-24T12:00',
    endsAt: '2026-11-26T00:00',
    reason: 'ferias',
    specification: '',
  } as const;
  const week = { ...lotacao(), closures: [closure] };
  const told = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map(
    (day) => closedOn(week, day).length,
  );
  expect(told).toEqual([0, 1, 1, 0]);
});
