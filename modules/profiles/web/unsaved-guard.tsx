import { useBlocker } from '@tanstack/react-router';
import { type RefObject } from 'react';
import { LeaveQuestion } from '#ui/index';

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
    <LeaveQuestion
      title="Sair sem salvar as alterações do perfil?"
      lost="O que você marcou e desmarcou se perde."
      onLeave={blocker.proceed}
      onStay={blocker.reset}
    />
  );
}
