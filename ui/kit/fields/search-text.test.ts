import { expect, it } from 'vitest';
import { searchText } from './search-text.ts';

const usual = {
  typed: 'flor',
  least: 2,
  come: false,
  nothing: false,
  failed: false,
  online: true,
  none: (typed: string) => `Nenhum município com “${typed}”.`,
};
const NOT_COME = 'A lista não veio do servidor. Digite e escolha quando a conexão voltar.';

it.each([
  [{}, 'Procurando…', undefined],
  [{ come: true }, 'Nenhum município com “flor”.', undefined],
  [{ come: true, nothing: true }, 'Nenhum município com “flor”.', 'Nenhum município com “flor”.'],
  [{ typed: 'f' }, 'Digite ao menos 2 letras.', undefined],
  [{ failed: true }, NOT_COME, NOT_COME],
  [{ online: false }, NOT_COME, NOT_COME],
  // What came before the connection was lost may still be picked.
  [{ come: true, online: false }, 'Nenhum município com “flor”.', undefined],
])('a list of the server %o says %s, and unpicked %s', (part, empty, unpicked) => {
  expect(searchText({ ...usual, ...part })).toEqual({ empty, unpicked });
});
