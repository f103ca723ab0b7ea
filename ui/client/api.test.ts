import { expect, it } from 'vitest';
import { callUrl } from './api.ts';
import { randomUuid } from './uuid.ts';

it('fills params, encoded, and leaves out empty query values', () => {
  expect(callUrl('/units/:id/rows', { params: { id: 'a/b' } })).toBe('/api/units/a%2Fb/rows');
  const query = { search: 'josé & cia', after: undefined, limit: 50, state: ['a', 'b'], none: null };
  expect(callUrl('/units', { query })).toBe('/api/units?search=jos%C3%A9+%26+cia&limit=50&state=a&state=b');
});

it('refuses to call with a param missing', () => {
  expect(() => callUrl('/units/:id', {})).toThrow('id');
});

it('keys are version 4 UUIDs, all different', () => {
  const keys = Array.from({ length: 200 }, randomUuid);
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) {
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
