import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatMonth,
  formatNumber,
  formatRecent,
  formatTimeLeft,
  greeting,
  initials,
} from './format.ts';

const INSTANT = '2026-11-19T02:30:00Z';

describe('instants', () => {
  it('are shown in the zone of the municipality, not of the machine', () => {
    expect(formatDateTime(INSTANT, 'America/Sao_Paulo')).toBe('18/11/2026 23:30');
    expect(formatDateTime(INSTANT, 'America/Rio_Branco')).toBe('18/11/2026 21:30');
    expect(formatDateTime(INSTANT, 'America/Noronha')).toBe('19/11/2026 00:30');
  });

  it('say hoje and ontem by civil days of the municipality', () => {
    const now = new Date('2026-11-19T13:00:00Z');
    expect(formatRecent('2026-11-19T12:05:00Z', now, 'America/Sao_Paulo')).toBe('hoje, 09:05');
    expect(formatRecent(INSTANT, now, 'America/Sao_Paulo')).toBe('ontem, 23:30');
    expect(formatRecent('2026-11-12T12:00:00Z', now, 'America/Sao_Paulo')).toBe('12/11/2026');
  });

  it('greet by the local clock', () => {
    const zone = 'America/Sao_Paulo';
    expect(greeting(new Date('2026-11-19T14:59:00Z'), zone)).toBe('Bom dia');
    expect(greeting(new Date('2026-11-19T15:00:00Z'), zone)).toBe('Boa tarde');
    expect(greeting(new Date('2026-11-19T21:00:00Z'), zone)).toBe('Boa noite');
    expect(greeting(new Date('2026-11-19T06:00:00Z'), zone)).toBe('Boa noite');
  });
});

it('a civil month is said in words', () => {
  expect(formatMonth('2020-08')).toBe('Agosto de 2020');
  expect(formatMonth('2026-03')).toBe('Março de 2026');
});

it('a civil date has no zone', () => {
  expect(formatDate('1958-07-04')).toBe('04/07/1958');
});

it('numbers, sizes and counts are Brazilian', () => {
  expect(formatNumber(1234.5)).toBe('1.234,5');
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(1_500_000)).toBe('1,4 MB');
  expect(formatCount({ count: 1, capped: false }, 'resultado', 'resultados')).toBe('1 resultado');
  expect(formatCount({ count: 450, capped: false }, 'resultado', 'resultados')).toBe('450 resultados');
  expect(formatCount({ count: 1000, capped: true }, 'resultado', 'resultados')).toBe(
    'mais de 1.000 resultados',
  );
});

it('time left is rounded to what a person plans with', () => {
  expect(formatTimeLeft(0.2)).toBe('faltam ~1 s');
  expect(formatTimeLeft(40)).toBe('faltam ~40 s');
  expect(formatTimeLeft(190)).toBe('faltam ~3 min');
  expect(formatTimeLeft(7200)).toBe('faltam ~2 h');
});

it('initials are of the first and last name', () => {
  expect(initials('Renata Oliveira Campos')).toBe('RC');
  expect(initials('Ana')).toBe('A');
  expect(initials('')).toBe('');
});
