import { useBlocker } from '@tanstack/react-router';
import { useFormContext } from 'react-hook-form';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Put inside a Form of the shell: asks before leaving what was typed and not saved. */
export function LeaveGuard({ what }: { what: string }) {
  const { formState } = useFormContext();
  const dirty = formState.isDirty && !formState.isSubmitSuccessful;
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={`Sair sem salvar ${what}?`} onClose={blocker.reset}>
      <div className="column gap-16">
        <p className="text-2">O que você digitou nesta página se perde.</p>
        <div className="form-foot">
          <Button look="danger-outline" onClick={blocker.proceed}>
            Sair sem salvar
          </Button>
          <Button look="primary" onClick={blocker.reset} data-autofocus>
            Continuar aqui
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
