import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { LeaveQuestion } from './leave-question.tsx';
import { reportUnsaved } from '../client/save-state.ts';

/** Put inside a Form of the shell: asks before leaving what was typed and not saved. */
export function LeaveGuard({ what }: { what: string }) {
  const { formState } = useFormContext();
  return <PageGuard what={what} dirty={formState.isDirty && !formState.isSubmitSuccessful} />;
}

/**
 * For a Form in a dialog: `close` is what Esc and X of the dialog do, and asks where something is typed; `guard` goes
 * inside the form.
 */
export function useGuardedClose(what: string, onClose: () => void): { close: () => void; guard: ReactNode } {
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  return {
    close: () => (dirty ? setAsking(true) : onClose()),
    guard: (
      <>
        <DialogGuard what={what} onDirty={setDirty} />
        {asking ? (
          <LeaveQuestion
            title={titleOf(what)}
            lost="O que você digitou se perde."
            onLeave={onClose}
            onStay={() => setAsking(false)}
          />
        ) : null}
      </>
    ),
  };
}

function DialogGuard({ what, onDirty }: { what: string; onDirty: (dirty: boolean) => void }) {
  const { isDirty } = useFormContext().formState;
  const tell = useEffectEvent(onDirty);
  useEffect(() => tell(isDirty), [isDirty]);
  return <PageGuard what={what} dirty={isDirty} />;
}

const titleOf = (what: string) => `Sair sem salvar ${what}?`;

function PageGuard({ what, dirty }: { what: string; dirty: boolean }) {
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
      title={titleOf(what)}
      lost="O que você digitou nesta página se perde."
      onLeave={blocker.proceed}
      onStay={blocker.reset}
    />
  );
}
