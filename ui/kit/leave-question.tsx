import { Button } from './button.tsx';
import { DialogLayer } from './dialog-layer.tsx';

/** Asks before what is not saved is left behind: `lost` says what that is. */
export function LeaveQuestion({
  title = 'Sair sem salvar?',
  lost = 'O que você digitou se perde.',
  onLeave,
  onStay,
}: {
  title?: string | undefined;
  lost?: string;
  onLeave: () => void;
  onStay: () => void;
}) {
  return (
    <DialogLayer title={title} onClose={onStay}>
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
    </DialogLayer>
  );
}
