import { describe, expect, it } from 'vitest';
import { compactDays, noDays, standardAgenda } from '../contract/agenda.ts';
import {
  agendaOf,
  clearedDays,
  durationFault,
  hoursText,
  replicateMonday,
  valuesOf,
} from './agenda-values.ts';

describe('values of the agenda form', () => {
  it('are the agenda, and give it back', () => {
    const values = valuesOf(standardAgenda());
    expect(values.weekend).toBe(false);
    expect(values.days.monday).toHaveLength(4);
    expect(compactDays(agendaOf(values).days)).toEqual(standardAgenda().days);
  });

  it('replicate Monday on the days shown only', () => {
    const { days } = valuesOf(standardAgenda());
    days.monday = [{ start: '07:00', end: '13:00' }];
    days.saturday = [{ start: '09:00', end: '10:00' }];
    expect(replicateMonday(days, false).friday[0]).toEqual({ start: '07:00', end: '13:00' });
    expect(replicateMonday(days, false).saturday[0]).toEqual({ start: '09:00', end: '10:00' });
    expect(replicateMonday(days, true).sunday[0]).toEqual({ start: '07:00', end: '13:00' });
  });

  it('save no weekend that is not shown', () => {
    const agenda = standardAgenda();
    agenda.days.sunday = [{ start: '08:00', end: '12:00' }];
    const values = valuesOf(agenda);
    expect(values.weekend).toBe(true);
    expect(compactDays(agendaOf({ ...values, weekend: false }).days).sunday).toEqual([]);
    expect(compactDays(agendaOf({ ...values, days: clearedDays() }).days).monday).toEqual([]);
  });

  it('read an hour that was typed last and did not leave its field', () => {
    const { days } = valuesOf(standardAgenda());
    days.monday = [{ start: '7', end: '1130' }];
    expect(agendaOf({ days, duration: '20', weekend: false }).days.monday[0]).toEqual({
      start: '07:00',
      end: '11:30',
    });
  });

  it('tell the hours of a week in one line', () => {
    expect(hoursText(null)).toBe('nenhum horário');
    const { monday } = standardAgenda().days;
    expect(hoursText({ ...noDays(), monday })).toBe('SEG 08:00–12:00 e 13:00–17:00');
  });

  it('take a duration from 1 to 240 minutes', () => {
    expect(['1', '20', ' 240 '].map(durationFault)).toEqual([undefined, undefined, undefined]);
    for (const wrong of ['', '0', '241', '-5', '20,5', 'vinte']) {
      expect(durationFault(wrong)).toBe('Digite um número de minutos, de 1 a 240.');
    }
  });
});
