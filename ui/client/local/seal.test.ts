import { expect, it } from 'vitest';
import { importKey, newKey, seal, unseal } from './seal.ts';

it('what is sealed comes back with the same key and name only', async () => {
  const key = await importKey(newKey());
  const kept = await seal(key, 'rascunho/a', { name: 'Conceição', lines: [1, 2] });
  expect(new TextDecoder('latin1').decode(kept.data)).not.toContain('Concei');
  expect(await unseal(key, 'rascunho/a', kept)).toEqual({ name: 'Conceição', lines: [1, 2] });
  expect(await unseal(key, 'rascunho/b', kept)).toBeUndefined();
  expect(await unseal(await importKey(newKey()), 'rascunho/a', kept)).toBeUndefined();
});

it('an altered entry reads as nothing', async () => {
  const key = await importKey(newKey());
  const kept = await seal(key, 'x', 'texto');
  const bytes = new Uint8Array(kept.data);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  expect(await unseal(key, 'x', kept)).toBeUndefined();
});

it('refuses a key that is none', () => {
  expect(() => importKey('abc')).toThrow('32 bytes');
});
