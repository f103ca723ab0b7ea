import { describe, expect, it, vi } from 'vitest';

vi.mock('typebox', () => import('./typebox-browser.ts'));

const contracts = import.meta.glob<Record<string, unknown>>([
  '../../modules/*/contract.ts',
  '../../platform/*/contract.ts',
]);

describe('contracts are read by the browser, which has no schemas', () => {
  it.each(Object.entries(contracts))('%s', async (_path, load) => {
    expect(Object.keys(await load())).not.toEqual([]);
  });
});
