import { useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog, routeKey, showToast } from '#ui/index';
import { listDestinationsContract, listPeersContract } from '../../contract/destinations.ts';

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
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger={danger}
      onConfirm={async () => {
        await run();
        for (const contract of [listDestinationsContract, listPeersContract]) {
          await client.invalidateQueries({ queryKey: routeKey(contract) });
        }
        showToast(done);
      }}
      onClose={onClose}
    >
      <strong>{name}</strong> {text}
    </ConfirmDialog>
  );
}
