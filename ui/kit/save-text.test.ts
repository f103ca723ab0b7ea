import { expect, it } from 'vitest';
import type { SaveState } from '../client/save-state.ts';
import { backText, saveText, unansweredText } from './save-text.ts';

const quiet: SaveState = {
  saving: false,
  savedAt: null,
  draft: null,
  waiting: 0,
  refused: 0,
  unsaved: 0,
  keepsItself: false,
  endsWithTab: false,
};
const onServer = (date: Date) => ({ at: date, place: { on: 'server' } as const });
const here = (outlivesTab: boolean, refusal: string | null = null) => ({
  at,
  place: { on: 'here', outlivesTab, refusal } as const,
});
const at = new Date('2026-11-20T13:42:00Z');
const text = (part: Partial<SaveState>, online = true) => saveText({ ...quiet, ...part }, online).text;

it('says the table of the save state', async () => {
  const { setDisplayZone } = await import('../client/display-zone.ts');
  setDisplayZone('America/Sao_Paulo');
  expect(text({})).toBe('Tudo salvo');
  expect(text({ savedAt: at })).toBe('Tudo salvo às 10:42');
  expect(text({ savedAt: at, draft: onServer(at) })).toBe('Rascunho salvo no servidor às 10:42');
  expect(text({ savedAt: at, unsaved: 1 })).toBe('Ainda não salvo');
  expect(text({ draft: onServer(at), unsaved: 1 })).toBe('Rascunho salvo no servidor às 10:42');
  expect(text({ saving: true, draft: onServer(at) })).toBe('Salvando…');
  expect(text({ draft: onServer(at) }, false)).toBe('Sem conexão');
  expect(text({ waiting: 3 }, false)).toBe('3 itens guardados aqui');
  expect(text({ waiting: 1 }, false)).toBe('1 item guardado aqui');
  expect(text({ waiting: 2, refused: 1 })).toBe('1 item precisa de você');
  expect(text({ refused: 2 })).toBe('2 itens precisam de você');
  setDisplayZone(undefined);
});

it('never says that a draft is on the server when it is only here', () => {
  expect(text({ draft: here(true) }, false)).toBe('Rascunho só neste computador: sem conexão');
  expect(text({ draft: here(false) }, false)).toBe('Rascunho só nesta aba: sem conexão');
  expect(text({ draft: here(false) })).toBe('Rascunho só nesta aba: o servidor ainda não respondeu');
  expect(text({ draft: here(true, 'Já há 100 rascunhos seus guardados.') })).toBe(
    'Rascunho só neste computador: Já há 100 rascunhos seus guardados.',
  );
});

it('the connection back never says that all was sent while a form on the page is not saved', async () => {
  const { setDisplayZone } = await import('../client/display-zone.ts');
  setDisplayZone('America/Sao_Paulo');
  const back = (part: Partial<SaveState>) => backText({ ...quiet, ...part }, at);
  const open = 'O que você digitou nesta página ainda não foi salvo: Ctrl S.';
  expect(back({})).toBe('Tudo foi enviado às 10:42.');
  expect(back({ unsaved: 1 })).toBe(open);
  expect(back({ unsaved: 1, keepsItself: true, draft: here(true) })).toBe(
    'O que você digitou está sendo guardado.',
  );
  expect(back({ unsaved: 1, keepsItself: true, draft: onServer(at) })).toBe(
    'O que você digitou está guardado no servidor.',
  );
  expect(back({ waiting: 2 })).toBe('Enviando o que ficou.');
  expect(back({ waiting: 1, unsaved: 1 })).toBe(`Enviando o que ficou. ${open}`);
  expect(back({ waiting: 1, refused: 1 })).toBe('');
  setDisplayZone(undefined);
});

it('a save that nobody answered is told by the button, before and after the connection is back', () => {
  expect(unansweredText(false)).toMatch(/^Não foi salvo: sem conexão/);
  expect(unansweredText(true)).toMatch(/^Ainda não foi salvo/);
});
