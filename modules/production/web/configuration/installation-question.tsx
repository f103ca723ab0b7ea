import { ConfirmDialog, showToast } from '#ui/index';
import { useRefresh } from './use-refresh.ts';

export type Question = {
  title: string;
  /** The verb of the button. */
  confirm: string;
  /** What happens to the installation, after its name. */
  text: string;
  done: string;
  danger?: boolean;
};

/** Asks before something is done to another installation; the lists of this page are read again after it. */
export function InstallationQuestion({
  question: { title, confirm, text, done, danger = false },
  name,
  run,
  onClose,
}: {
  question: Question;
  name: string;
  run: () => Promise<unknown>;
  onClose: () => void;
}) {
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger={danger}
      onConfirm={async () => {
        await run();
        await refresh();
        showToast(done);
      }}
      onClose={onClose}
    >
      <strong>{name}</strong> {text}
    </ConfirmDialog>
  );
}
