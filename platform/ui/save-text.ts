import { formatTime } from './format.ts';
import type { SaveState } from './save-state.ts';

const items = (count: number) => (count === 1 ? '1 item' : `${count} itens`);

/** "3 itens guardados", "1 item guardado". */
export const keptItems = (count: number) => `${items(count)} ${count === 1 ? 'guardado' : 'guardados'}`;

/** What the indicator of the top bar says (table of ui.md §3), and how it looks. */
export function saveText(state: SaveState, online: boolean): { text: string; look: 'ok' | 'wait' | 'alert' } {
  const { refused, waiting, saving, savedAt, draftAt } = state;
  if (refused > 0) {
    return {
      look: 'alert',
      text: refused === 1 ? '1 item precisa de você' : `${refused} itens precisam de você`,
    };
  }
  if (waiting > 0) return { look: 'wait', text: `${keptItems(waiting)} aqui` };
  if (!online) return { look: 'wait', text: 'Sem conexão' };
  if (saving) return { look: 'wait', text: 'Salvando…' };
  if (draftAt) return { look: 'ok', text: `Rascunho salvo automaticamente às ${formatTime(draftAt)}` };
  return { look: 'ok', text: savedAt ? `Tudo salvo às ${formatTime(savedAt)}` : 'Tudo salvo' };
}

/** After "Conexão de volta.": what became of the work meanwhile. `at` is when the connection came back. */
export function backText({ refused, waiting, unsaved }: SaveState, at: Date): string {
  const leaving = waiting > 0 && refused === 0 ? ['Enviando o que ficou.'] : [];
  const open = unsaved > 0 ? ['O que você digitou nesta página ainda não foi salvo: Ctrl S.'] : [];
  const all = waiting + refused + unsaved === 0 ? [`Tudo foi enviado às ${formatTime(at)}.`] : [];
  return [...leaving, ...open, ...all].join(' ');
}

/** Beside the button of a form whose save nobody answered, and which does not wait to be sent by itself. */
export const unansweredText = (online: boolean): string =>
  online
    ? 'Ainda não foi salvo. A conexão voltou: Ctrl S.'
    : 'Não foi salvo: sem conexão. Salve de novo quando ela voltar.';
