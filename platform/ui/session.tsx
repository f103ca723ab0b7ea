import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { onSessionEnded } from './api.ts';
import { setDisplayZone } from './format.ts';

export type AccessKind = 'installer' | 'municipal-admin' | 'lotacao' | 'municipal-manager' | 'state-manager';

export type AccessInfo = {
  id: string;
  kind: AccessKind;
  title: string;
  unit: { name: string; cnes: string } | null;
  team: { name: string; ine: string } | null;
  cbo: { code: string; name: string } | null;
  municipality: { ibge: string; name: string; uf: string } | null;
  profiles: string[];
  lastUsedAt: string | null;
};
export type ActiveAccess = AccessInfo & {
  resources: string[];
  /** A municipal responsible still has the three-step wizard to finish. */
  firstAccess: boolean;
  /** IANA zone in which this access reads instants. */
  timeZone: string;
};

/** What GET /api/session tells; the module of access owns the route, the shell only reads this shape. */
export type SessionView = {
  state: 'anonymous' | 'password-change' | 'choose-access' | 'active';
  installation: {
    configured: boolean;
    name: string | null;
    purpose: 'producao' | 'treinamento' | null;
    version: string;
  };
  user?: { name: string; cpfMasked: string };
  access?: ActiveAccess;
  accesses?: AccessInfo[];
};

type SessionContextValue = {
  session: SessionView;
  /** The server answered with the session as it is now (login, choice of access). */
  accept(view: SessionView): void;
  /** Asks the server again. */
  refresh(): Promise<SessionView>;
  /** The server ended the session while a page is open: the page stays, a dialog asks the password. */
  ended: boolean;
};

const SessionContext = createContext<SessionContextValue | null>(null);

export function SessionProvider({
  first,
  load,
  children,
}: {
  first: SessionView;
  load: () => Promise<SessionView>;
  children: ReactNode;
}) {
  const [session, setSession] = useState(() => {
    setDisplayZone(first.access?.timeZone);
    return first;
  });
  const [ended, setEnded] = useState(false);
  const accept = useCallback((view: SessionView) => {
    setDisplayZone(view.access?.timeZone);
    setSession(view);
    setEnded(false);
  }, []);
  const refresh = useCallback(async () => {
    const view = await load();
    accept(view);
    return view;
  }, [load, accept]);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  const value = useMemo(() => ({ session, accept, refresh, ended }), [session, accept, refresh, ended]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionContextValue {
  const value = use(SessionContext);
  if (!value) throw new Error('useSession fora de SessionProvider');
  return value;
}

/** The access in use. Only inside the shell, where there is one. */
export function useAccess(): ActiveAccess {
  const { access } = useSession().session;
  if (!access) throw new Error('Página do sistema aberta sem acesso escolhido');
  return access;
}
