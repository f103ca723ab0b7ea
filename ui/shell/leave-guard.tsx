import { useBlocker } from '@tanstack/react-router';
import { useEffect, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { LeaveQuestion } from './leave-question.tsx';
import { reportUnsaved } from '../client/save-state.ts';

/** Put inside a Form of the shell: asks before leaving what was typed and not saved. */
export function LeaveGuard({ what }: { what: string }) {
  const { formState } = useFormContext();
  const dirty = formState.isDirty && !formState.isSubmitSuccessful;
  const here = useId();
  useEffect(() => {
    reportUnsaved(here, dirty);
    return () => reportUnsaved(here, false);
  }, [here, dirty]);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <LeaveQuestion
      title={`Sair sem salvar ${what}?`}
      lost="O que você digitou nesta página se perde."
      onLeave={blocker.proceed}
      onStay={blocker.reset}
    />
  );
}
