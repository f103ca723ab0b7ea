import { callApi, ConfirmDialog, showToast } from '#ui/index';
import { undoMergeContract } from '../contract/merges.ts';

/** Asks before a joining is taken back; what stands in the way is said in the dialog. */
export function UndoDialog({
  mergeId,
  onClose,
  onUndone,
}: {
  mergeId: string;
  onClose: () => void;
  onUndone: () => void;
}) {
  return (
    <ConfirmDialog
      title="Desfazer a unificação?"
      confirm="Desfazer a unificação"
      onConfirm={async () => {
        const { notes } = await callApi(undoMergeContract, { params: { id: mergeId } });
        onUndone();
        for (const note of notes) showToast(note);
      }}
      onClose={onClose}
    >
      Cada cadastro volta a dizer o que dizia, e cada registro volta a quem pertencia.
    </ConfirmDialog>
  );
}
