import { formatTime } from './format.ts';
import type { SaveState } from '../client/save-state.ts';

const items = (count: number) => (count === 1 ? '1 item' : `${count} itens`);

/** "3 itens guardados", "1 item guardado". */
export const keptItems = (count: number) => `${items(count)} ${count === 1 ? 'guardado' : 'guardados'}`;

/** "só neste computador", "só nesta aba": it has not reached the server. */
export const draftPlace = ({ outlivesTab }: { outlivesTab: boolean }): string =>
  outlivesTab ? 'só neste computador' : 'só nesta aba';

/** Where the draft of the form on the screen is. */
function draftText({ at, place }: NonNullable<SaveState['draft']>, online: boolean): string {
  if (place.on === 'server') return `Rascunho salvo no servidor às ${formatTime(at)}`;
  const here = `Rascunho ${draftPlace(place)}`;
  if (place.refusal) return `${here}: ${place.refusal}`;
  return `${here}: ${online ? 'o servidor ainda não respondeu' : 'sem conexão'}`;
}

/** What the indicator of the top bar says, and how it looks. */
export function saveText(state: SaveState, online: boolean): { text: string; look: 'ok' | 'wait' | 'alert' } {
  const { refused, waiting, saving, savedAt, draft, unsaved } = state;
  if (refused > 0) {
    return {
      look: 'alert',
      text: refused === 1 ? '1 item precisa de você' : `${refused} itens precisam de você`,
    };
  }
  if (waiting > 0) return { look: 'wait', text: `${keptItems(waiting)} aqui` };
  if (draft?.place.on === 'here') {
    return { look: draft.place.refusal ? 'alert' : 'wait', text: draftText(draft, online) };
  }
  if (!online) return { look: 'wait', text: 'Sem conexão' };
  if (saving) return { look: 'wait', text: 'Salvando…' };
  if (draft) return { look: 'ok', text: draftText(draft, online) };
  if (unsaved > 0) return { look: 'wait', text: 'Ainda não salvo' };
  return { look: 'ok', text: savedAt ? `Tudo salvo às ${formatTime(savedAt)}` : 'Tudo salvo' };
}

const UNSAVED = 'O que você digitou nesta página ainda não foi salvo: Ctrl S.';

/** Of a form that keeps itself; why the server does not take it is said by its draft. */
const keptText = (draft: SaveState['draft']): string =>
  draft?.place.on === 'server'
    ? 'O que você digitou está guardado no servidor.'
    : 'O que você digitou está sendo guardado.';

/** After "Conexão de volta.": what became of the work meanwhile. `at` is when the connection came back. */
export function backText({ refused, waiting, unsaved, keepsItself, draft }: SaveState, at: Date): string {
  const leaving = waiting > 0 && refused === 0 ? ['Enviando o que ficou.'] : [];
  const open = unsaved > 0 ? [keepsItself ? keptText(draft) : UNSAVED] : [];
  const all = waiting + refused + unsaved === 0 ? [`Tudo foi enviado às ${formatTime(at)}.`] : [];
  return [...leaving, ...open, ...all].join(' ');
}

/** Beside the button of a form whose save nobody answered, and which does not wait to be sent by itself. */
export const unansweredText = (online: boolean): string =>
  online
    ? 'Ainda não foi salvo. A conexão voltou: Ctrl S.'
    : 'Não foi salvo: sem conexão. Salve de novo quando ela voltar.';
