import { lazy, Suspense } from 'react';
import { useClosing } from '#ui/client/closed';
import { useIdle } from '#ui/kit/use-idle';

const loadDialog = () => import('./closed-dialog.tsx');
const ClosedDialog = lazy(async () => ({ default: (await loadDialog()).ClosedDialog }));

/** Over the shell: once the server refuses work because it is closed, the page stays behind and waits. */
export function ClosedWatch() {
  const closing = useClosing();
  // Fetched before: a server that is closed for an upgrade may not give it.
  useIdle(() => void loadDialog().catch(() => undefined));
  return <Suspense>{closing ? <ClosedDialog closing={closing} /> : null}</Suspense>;
}
