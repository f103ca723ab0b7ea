import { expect, it } from 'vitest';
import { onlyUsual, usualReasons } from './contract.ts';

it.each([...usualReasons, 'Busca ativa: ', 'busca ATIVA', 'Busca ativa: resultado de exame...'])(
  'a usual beginning alone is no justification: %s',
  (text) => expect(onlyUsual(text)).toContain('Complete o motivo'),
);

it.each(['', 'Busca ativa: vacina', 'Resultado de exame\n2', 'Mamografia', '…'])('%j is no such', (text) => {
  expect(onlyUsual(text)).toBeUndefined();
});
