import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { getSession } from '#modules/access/contract';
import { callApi, ErrorState, SessionProvider, type SessionView, useSession } from '#ui/light';
import { isAddressed } from './addressed.ts';
import { LightPages } from './light-pages.tsx';
import { Waiting } from './waiting.tsx';

/**
 * The full kit, with the router and the modules' pages. Asked for when the password is sent. The light pages are here
 * already: on a far link another file after the session is a wait more.
 */
const loadShell = () => import('./shell.tsx');
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }));

const loadSession = (): Promise<SessionView> => callApi(getSession, {});

function Current() {
  const { session } = useSession();
  if (session.state !== 'active' || !session.access || isAddressed) {
    return <LightPages onSending={() => void loadShell()} />;
  }
  // Another access is another set of pages and data: nothing of the former one stays in memory.
  return <Shell key={session.access.id} />;
}

type Start = { session: SessionView } | { error: unknown } | null;

/** Reads the session once, then shows the light pages or the shell. */
export function App() {
  const [start, setStart] = useState<Start>(null);
  const begin = useCallback(() => {
    setStart(null);
    loadSession().then(
      (session) => {
        if (session.state === 'active' && !isAddressed) void loadShell();
        setStart({ session });
      },
      (error: unknown) => setStart({ error }),
    );
  }, []);
  useEffect(begin, [begin]);

  if (!start) return <Waiting />;
  if ('error' in start) {
    return (
      <main className="centered" style={{ height: '100%' }}>
        <ErrorState what="o PEC Aberto" error={start.error} onRetry={begin} />
      </main>
    );
  }
  return (
    <SessionProvider first={start.session} load={loadSession}>
      <Suspense fallback={<Waiting />}>
        <Current />
      </Suspense>
    </SessionProvider>
  );
}
