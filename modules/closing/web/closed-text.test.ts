import { expect, it } from 'vitest';
import { promiseText, whyText } from './closed-text.ts';

const now = new Date('2026-11-21T15:00:00Z');
const said = (until: string | null, kind: 'maintenance' | 'moved' = 'maintenance') =>
  promiseText({ kind, until }, now);

it('says the hour of today, the day of a longer one, and when a promise has passed', () => {
  expect(said('2026-11-21T15:30:00Z')).toMatch(/^Deve voltar às \d\d:\d\d\.$/);
  expect(said('2026-11-23T15:30:00Z')).toMatch(/^Deve voltar em 23\/11\/2026/);
  expect(said('2026-11-21T14:59:00Z')).toBe(
    'Está demorando mais que o previsto; volta sozinho quando abrir.',
  );
  expect(said(null)).toBe('Ainda não há hora para voltar.');
  expect(said(null, 'moved')).toBe('');
});

it('what an administrator wrote is a sentence before others', () => {
  const told = ['Troca do servidor da unidade', 'Volta logo.', 'Por quê?'].map((why) => whyText({ why }));
  expect(told).toEqual(['Troca do servidor da unidade.', 'Volta logo.', 'Por quê?']);
});
