import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { loadSessionEndedDialog } from '#modules/access/web/index';
import { startEvents } from '#platform/ui/events';
import { KitProvider, PagesProvider, useSession } from '#platform/ui/index';
import { followJobs } from '#platform/ui/jobs';
import { createQueryClient } from '#platform/ui/query';
import { pages } from './pages.ts';
import { createShellRouter } from './router.tsx';
import '../../platform/ui/styles/font.css';
import '../../platform/ui/styles/shell.css';

const SessionEndedDialog = lazy(async () => ({
  default: (await loadSessionEndedDialog()).SessionEndedDialog,
}));

/** Everything of a chosen access: kit, router, data cache and event stream live as long as the access. */
export function Shell() {
  const { session, ended } = useSession();
  const [router] = useState(() => createShellRouter(session.access?.firstAccess ?? false));
  const [client] = useState(createQueryClient);
  useLayoutEffect(() => {
    document.documentElement.dataset.shell = '';
    return () => {
      delete document.documentElement.dataset.shell;
    };
  }, []);
  useEffect(() => {
    const stopEvents = startEvents();
    const stopJobs = followJobs(client);
    return () => {
      stopEvents();
      stopJobs();
    };
  }, [client]);
  return (
    <KitProvider>
      <QueryClientProvider client={client}>
        <PagesProvider pages={pages}>
          <RouterProvider router={router} />
        </PagesProvider>
        <Suspense>{ended ? <SessionEndedDialog /> : null}</Suspense>
      </QueryClientProvider>
    </KitProvider>
  );
}
