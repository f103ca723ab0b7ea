import { expect, test } from 'vitest';
import { baseName, momentOf } from './names.ts';

const AT = new Date('2026-11-21T14:03:09.500Z');

test('a name says which installation, what for and when', () => {
  expect(baseName('pec', 'scratch', AT)).toBe('pec_nova_20261121140309');
  expect(momentOf('pec', 'before', 'pec_antes_20261121140309')).toEqual(new Date('2026-11-21T14:03:09Z'));
});

test('a long name keeps within what PostgreSQL tells apart', () => {
  const base = 'prontuario_eletronico_da_secretaria_municipal_de_saude_de_x';
  const name = baseName(base, 'before', AT);
  expect(name).toHaveLength(63);
  expect(momentOf(base, 'before', name)).toBeDefined();
});

test.each([
  'pec',
  'pec_antes_',
  'pec_antes_20261121',
  'pec_antes_20269921140309',
  'pec_nova_20261121140309',
  'outra_antes_20261121140309',
  'pec_antes_x20261121140309',
])('%s is no base of before of “pec”', (name) => {
  expect(momentOf('pec', 'before', name)).toBeUndefined();
});
