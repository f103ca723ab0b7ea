import { useBlocker } from '@tanstack/react-router';
import { useEffect, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { LeaveQuestion } from './leave-question.tsx';
import { reportUnsaved } from '../client/save-state.ts';

/**
 * Put inside a Form of the shell: asks before leaving what was typed and not saved. A form that stays once it is saved
 * is reset to what it saved.
 */
export function LeaveGuard({ what }: { what: string }) {
  const { isDirty } = useFormContext().formState;
  return <PageGuard title={`Sair sem salvar ${what}?`} typed={isDirty} />;
}

/** Asks before the page is left or closed with something typed. */
export function PageGuard({ title, typed }: { title?: string; typed: boolean }) {
  const here = useId();
  useEffect(() => {
    reportUnsaved(here, typed);
    return () => reportUnsaved(here, false);
  }, [here, typed]);
  const blocker = useBlocker({
    shouldBlockFn: () => typed,
    enableBeforeUnload: () => typed,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return <LeaveQuestion title={title} onLeave={blocker.proceed} onStay={blocker.reset} />;
}
