import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { getSession } from '#modules/access/contract';
import { callApi, ErrorState, SessionProvider, type SessionView, useSession } from '#platform/ui/light';
import { isAddressed } from './addressed.ts';
import { Waiting } from './waiting.tsx';

/** The full kit, with the router and the modules' pages. Asked for when the password is sent. */
const loadShell = () => import('./shell.tsx');
const loadLight = () => import('./light-pages.tsx');
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }));
const LightPages = lazy(async () => ({ default: (await loadLight()).LightPages }));

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
        void (session.state === 'active' && !isAddressed ? loadShell() : loadLight());
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
