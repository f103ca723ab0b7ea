import type { ReactNode } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { formatRecent } from './format.ts';

/** Asks before a draft is given up: whose it is, of when, and what is lost. */
export function DiscardDraft({
  draft,
  children,
  onConfirm,
  onClose,
}: {
  draft: { title: string; at: string };
  /** What else becomes of it. */
  children?: ReactNode;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      title="Descartar o rascunho?"
      confirm="Descartar"
      cancel="Manter rascunho"
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      Rascunho de {formatRecent(draft.at)}: <strong>{draft.title}</strong>. O que você digitou e não salvou se
      perde. {children}
    </ConfirmDialog>
  );
}
