import { describe, expect, it } from 'vitest';
import {
  type Agenda,
  agendaFaults,
  compactDays,
  noDays,
  onlineFaults,
  type Period,
  standardAgenda,
} from './agenda.ts';

function withMonday(...periods: [string, string][]): Agenda {
  const monday: Period[] = periods.map(([start, end]) => ({ start, end }));
  const agenda = standardAgenda();
  return { ...agenda, days: { ...agenda.days, monday } };
}
const pathsOf = (...periods: [string, string][]) =>
  agendaFaults(withMonday(...periods)).map(({ path }) => path);

describe('agenda', () => {
  it('defaults to Monday to Friday, 08–12 and 13–17, 20 minutes', () => {
    const { days, duration } = standardAgenda();
    expect(duration).toBe(20);
    for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const) {
      expect(days[day].map(({ start, end }) => `${start}-${end}`)).toEqual(['08:00-12:00', '13:00-17:00']);
    }
    expect([...days.saturday, ...days.sunday]).toEqual([]);
    expect(agendaFaults(standardAgenda())).toEqual([]);
  });

  it('refuses Entrada after Saída, overlap and a missing half, on the field', () => {
    expect(pathsOf(['12:00', '08:00'])).toEqual(['days.monday.0.end']);
    expect(pathsOf(['08:00', '08:00'])).toEqual(['days.monday.0.end']);
    expect(pathsOf(['08:00', ''])).toEqual(['days.monday.0.end']);
    expect(pathsOf(['', '12:00'])).toEqual(['days.monday.0.start']);
    expect(pathsOf(['08:00', '12:00'], ['11:59', '17:00'])).toEqual(['days.monday.1.start']);
    expect(pathsOf(['13:00', '17:00'], ['08:00', '12:00'])).toEqual(['days.monday.1.start']);
    expect(pathsOf(['08:00', '18:00'], ['09:00', '10:00'], ['17:00', '19:00'])).toEqual([
      'days.monday.1.start',
      'days.monday.2.start',
    ]);
  });

  it('refuses hours that do not exist', () => {
    expect(pathsOf(['8:00', '12:00'])).toEqual(['days.monday.0.start']);
    expect(pathsOf(['08:00', '24:00'])).toEqual(['days.monday.0.end']);
    expect(pathsOf(['08:60', '12:00'])).toEqual(['days.monday.0.start']);
  });

  it('accepts four periods, one right after the other, and empty ones between', () => {
    const four = withMonday(['07:00', '09:00'], ['09:00', '11:00'], ['', ''], ['13:00', '17:00']);
    expect(agendaFaults(four)).toEqual([]);
    expect(compactDays(four.days).monday).toHaveLength(3);
    expect(agendaFaults(withMonday())).toEqual([]);
  });

  it('gives to online booking what spans periods that touch, and nothing over a pause', () => {
    const { days } = withMonday(['08:00', '12:00'], ['', ''], ['12:00', '17:00'], ['18:00', '19:00']);
    const given = (start: string, end: string) =>
      onlineFaults(days, { ...noDays(), monday: [{ start, end }] }).map(({ path }) => path);
    expect(given('08:00', '17:00')).toEqual([]);
    expect(given('11:40', '12:20')).toEqual([]);
    expect(given('16:00', '18:20')).toEqual(['online.monday.0.start']);
    expect(given('07:00', '12:00')).toEqual(['online.monday.0.start']);
  });
});
