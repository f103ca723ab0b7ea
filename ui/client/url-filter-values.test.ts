import { expect, it } from 'vitest';
import { mergeFilters, readFilters, remembered } from './url-filter-values.ts';

const defaults = { busca: '', inativas: false, ordem: 'name' };

it('reads by the types of the defaults', () => {
  expect(readFilters({ busca: 123, inativas: 'sim', outra: 1 }, defaults)).toEqual({
    busca: '123',
    inativas: false,
    ordem: 'name',
  });
});

it('writes what differs, and leaves what others keep in the address', () => {
  const next = mergeFilters({ aba: 'x', busca: 'a' }, { busca: '', inativas: true, ordem: 'name' }, defaults);
  expect(next).toEqual({ aba: 'x', inativas: true });
});

it('what was kept and cannot be read counts as nothing', () => {
  expect(remembered(null, defaults)).toBeNull();
  expect(remembered('{oops', defaults)).toBeNull();
  expect(remembered('7', defaults)).toBeNull();
  expect(remembered('{"inativas":true,"ordem":9}', defaults)).toEqual({
    busca: '',
    inativas: true,
    ordem: '9',
  });
});
