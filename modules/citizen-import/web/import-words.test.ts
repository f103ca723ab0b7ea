import { expect, test } from 'vitest';
import { NOT_SHOWN, nameOfRow } from './import-words.ts';

test('a row without a name tells whether it was not read, is gone, or the file has none', () => {
  expect(nameOfRow({ name: 'DIVA MATTOS' }, null)).toBe('Diva Mattos');
  expect(nameOfRow({ name: '' }, '2026-11-27T12:00:00Z')).toBe('Sem nome no arquivo');
  expect(nameOfRow({ name: null }, '2026-11-27T12:00:00Z')).toBe('Nome não lido');
  expect(nameOfRow({ name: null }, null)).toBe('Nome já apagado');
});

test('each reason for showing less has a sentence of its own', () => {
  expect(new Set(Object.values(NOT_SHOWN)).size).toBe(4);
  expect(NOT_SHOWN.withheld).toMatch(/compartilhamento/);
  expect(NOT_SHOWN.joined).toMatch(/unificado/);
  expect(NOT_SHOWN.gone).toMatch(/apagado/);
});
