import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';

/** Asks before what is not saved is left behind: `lost` says what that is. */
export function LeaveQuestion({
  title,
  lost,
  onLeave,
  onStay,
}: {
  title: string;
  lost: string;
  onLeave: () => void;
  onStay: () => void;
}) {
  return (
    <Dialog title={title} onClose={onStay}>
      <div className="column gap-16">
        <p className="text-2">{lost}</p>
        <div className="form-foot">
          <Button look="danger-outline" onClick={onLeave}>
            Sair sem salvar
          </Button>
          <Button look="primary" onClick={onStay} data-autofocus>
            Continuar aqui
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
