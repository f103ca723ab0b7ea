import { expect, it } from 'vitest';
import { tabVault } from './vault.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('keeps folders apart, and people apart', async () => {
  const tab = storage();
  const one = tabVault('ana', tab);
  await one.put('rascunho/a', { text: 'á' });
  await one.put('fila/1', 1);
  await tabVault('bia', tab).put('rascunho/a', 'hers');
  expect(await one.read('rascunho')).toEqual(new Map([['rascunho/a', { text: 'á' }]]));
  await one.remove('rascunho/a');
  expect((await one.read('rascunho')).size).toBe(0);
  expect((await one.read('fila')).size).toBe(1);
  expect((await tabVault('bia', tab).read('rascunho')).get('rascunho/a')).toBe('hers');
});

it('says that it ends with the tab', () => {
  expect(tabVault('ana', storage()).outlivesTab).toBe(false);
});
