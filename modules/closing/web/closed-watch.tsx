import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { callApi, useAccess } from '#ui/index';
import { setClosing, useClosing } from '#ui/client/closed';
import { useIdle } from '#ui/kit/use-idle';
import { getClosing } from '../contract.ts';

const loadDialog = () => import('./closed-dialog.tsx');
const ClosedDialog = lazy(async () => ({ default: (await loadDialog()).ClosedDialog }));

const WHILE_OPEN_MS = 30_000;
const WHILE_CLOSED_MS = 10_000;
/** The server lets them work in a closed installation. */
const LET_IN = new Set(['installer', 'municipal-admin']);

/** Asks now and then; once it opens, what the page shows is read anew. */
function useAsking(isClosed: boolean): void {
  const client = useQueryClient();
  const { kind } = useAccess();
  useEffect(() => {
    if (LET_IN.has(kind)) return undefined;
    async function ask(): Promise<void> {
      const { closing } = await callApi(getClosing, {});
      setClosing(closing);
      if (isClosed && !closing) await client.invalidateQueries();
    }
    // A server that does not answer while it is upgraded is asked again.
    const again = () => void ask().catch(() => undefined);
    const timer = setInterval(again, isClosed ? WHILE_CLOSED_MS : WHILE_OPEN_MS);
    return () => clearInterval(timer);
  }, [client, isClosed, kind]);
}

/** Over the shell: once it is closed, the page stays behind and waits. */
export function ClosedWatch() {
  const closing = useClosing();
  useAsking(closing !== null);
  // Fetched before: a server that is closed for an upgrade may not give it.
  useIdle(() => void loadDialog().catch(() => undefined));
  return <Suspense>{closing ? <ClosedDialog closing={closing} /> : null}</Suspense>;
}
