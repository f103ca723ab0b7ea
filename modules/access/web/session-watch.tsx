import { lazy, Suspense } from 'react';
import { useIdle } from '#ui/kit/use-idle';
import { useSessionLimit } from './use-session-limit.ts';

const loadWarning = () => import('./session-warning-dialog.tsx');
const loadEnded = () => import('./session-ended-dialog.tsx');
const Warning = lazy(async () => ({ default: (await loadWarning()).SessionWarningDialog }));
const Ended = lazy(async () => ({ default: (await loadEnded()).SessionEndedDialog }));

/** Over the shell: the warning before the session ends, and the password in place once it ended. */
export function SessionWatch({ ended }: { ended: boolean }) {
  const { endsAt, goOn } = useSessionLimit();
  // They must also open when the link is cut.
  useIdle(() => void Promise.allSettled([loadWarning(), loadEnded()]));
  return (
    <Suspense>
      {endsAt === null ? null : <Warning endsAt={endsAt} goOn={goOn} />}
      {ended ? <Ended /> : null}
    </Suspense>
  );
}
