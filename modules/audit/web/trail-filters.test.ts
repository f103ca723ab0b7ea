import { expect, it } from 'vitest';
import { defaultFilters, fromForm, toForm, toQuery } from './trail-filters.ts';

it('the last seven days, today included', () => {
  expect(toQuery(defaultFilters('2026-03-03'))).toEqual({ from: '2026-02-25', to: '2026-03-03' });
});

it('filters go to the form and back unchanged', () => {
  const filters = { ...defaultFilters('2026-03-03'), tipos: '2,10', ip: '10.0.0.1', detalhe: 'Hórus' };
  expect(toForm(filters).tipos).toEqual({ t2: true, t10: true });
  expect(fromForm(toForm(filters))).toEqual(filters);
  expect(
    fromForm({ ...toForm(filters), ip: ' 10.0.0.1 ', tipos: { t10: true, t2: true, t3: false } }),
  ).toEqual(filters);
  expect(toQuery(filters)).toMatchObject({ types: '2,10', ip: '10.0.0.1', detail: 'Hórus' });
});
