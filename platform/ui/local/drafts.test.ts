import { expect, it, vi } from 'vitest';
import { dropDraft, keepDraft, readDraft, withoutSecrets } from './drafts.ts';

/** A vault slow to write, as encryption is. */
const { vault } = vi.hoisted(() => {
  const kept = new Map<string, unknown>();
  return {
    vault: {
      outlivesTab: true,
      put: async (name: string, value: unknown) => {
        await new Promise((done) => setTimeout(done, 20));
        kept.set(name, value);
      },
      read: async () => kept,
      remove: async (name: string) => void kept.delete(name),
    },
  };
});
vi.mock('./current.ts', () => ({ currentVault: async () => vault, folderOf: (kind: string) => kind }));

it('a draft still being written when its form was saved does not come back', async () => {
  const draft = { values: { name: 'Ana' }, at: '2026-11-20T13:42:00.000Z', title: 'o cadastro', path: '/' };
  await keepDraft('one', draft);
  expect(await readDraft('one')).toEqual(draft);
  const writing = keepDraft('one', draft);
  await dropDraft('one');
  await writing;
  expect(await readDraft('one')).toBeUndefined();
});

it('a draft never holds a password, at any depth', () => {
  const kept = withoutSecrets({
    name: 'Ana',
    password: 'x',
    novaSenha: 'y',
    smtp: { host: 'mail', clientSecret: 'z' },
    list: ['a', { senha: 'w', kept: 1 }],
    birth: null,
  });
  expect(kept).toEqual({ name: 'Ana', smtp: { host: 'mail' }, list: ['a', { kept: 1 }], birth: null });
});
