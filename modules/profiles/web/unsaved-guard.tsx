import { useBlocker } from '@tanstack/react-router';
import { type RefObject } from 'react';
import { Button, Dialog } from '#platform/ui/index';

/** What is edited: leaving it is asked about; a search in the list beside it is not. */
const edited = ({ pathname, search }: { pathname: string; search: unknown }): string => {
  const { perfil, copia, novo } = search as Record<string, unknown>;
  return JSON.stringify([pathname, perfil, copia, novo]);
};

/** Asks before changes not yet saved are left behind. */
export function UnsavedGuard({ dirty }: { dirty: RefObject<boolean> }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty.current && edited(current) !== edited(next),
    enableBeforeUnload: () => dirty.current,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title="Sair sem salvar as alterações do perfil?" onClose={blocker.reset}>
      <div className="column gap-16">
        <p className="text-2">O que você marcou e desmarcou se perde.</p>
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
