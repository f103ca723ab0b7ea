import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState } from 'react';
import { SessionWatch } from '#modules/access/web/index';
import { ClosedWatch } from '#modules/closing/web/index';
import { draftServer } from '#modules/drafts/web/index';
import { followNetwork } from '#ui/client/connection';
import { startEvents } from '#ui/client/events';
import { PagesProvider, useSession } from '#ui/index';
import { followJobs } from '#ui/client/jobs';
import { startLocalWork } from '#ui/client/local/work';
import { createQueryClient, refreshWhenBack } from '#ui/client/query';
import { pages, recordActions, recordTypes, searchProviders, waitingSources } from './pages.ts';
import { createShellRouter } from './router.tsx';
import '../../ui/styles/font.css';
import '../../ui/styles/shell.css';
import '../../ui/styles/lists.css';
import '../../ui/styles/layers.css';
import '../../ui/styles/print.css';

/** Everything of a chosen access: router, data cache and event stream live as long as the access. */
export function Shell() {
  const { session, ended } = useSession();
  const [router] = useState(() => createShellRouter(session.access?.firstAccess ?? false));
  const [client] = useState(createQueryClient);
  const { user, access } = session;
  useLayoutEffect(() => {
    document.documentElement.dataset.shell = '';
    return () => {
      delete document.documentElement.dataset.shell;
    };
  }, []);
  useEffect(() => {
    const stopEvents = startEvents();
    const stopJobs = followJobs(client);
    const stopRefreshing = refreshWhenBack(client);
    const stopNetwork = followNetwork();
    return () => {
      stopEvents();
      stopJobs();
      stopRefreshing();
      stopNetwork();
    };
  }, [client]);
  const personId = user?.id;
  const accessId = access?.id;
  const localKey = user?.localKey;
  // Before the pages' own effects, which read what is kept here as soon as they are on the screen.
  useLayoutEffect(() => {
    if (!personId || !accessId) return undefined;
    return startLocalWork({ personId, accessId, localKey }, draftServer(accessId));
  }, [personId, accessId, localKey]);
  return (
    <QueryClientProvider client={client}>
      <PagesProvider {...{ pages, recordActions, recordTypes, searchProviders, waitingSources }}>
        <RouterProvider router={router} />
      </PagesProvider>
      <SessionWatch ended={ended} />
      <ClosedWatch />
    </QueryClientProvider>
  );
}
