import { dropDraft } from '#ui/client/local/drafts';

/**
 * Left on purpose ("Sair sem salvar"), nothing of what was typed comes back; whatever else takes the page away leaves the
 * draft. Called as the dialog closes: the form keeps what was typed last, and is gone a moment later.
 */
export function leaveDraft(id: string): void {
  setTimeout(() => void dropDraft(id));
}
