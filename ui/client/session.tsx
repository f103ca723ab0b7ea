import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Closing } from '#platform/permissions/closed';
import { setDisplayZone } from './display-zone.ts';
import { setPersonHere } from './leaving.ts';
import { setPreferenceOwner } from './preferences.ts';
import { setRenewal } from './repeat.ts';

export type AccessKind = 'installer' | 'municipal-admin' | 'lotacao' | 'municipal-manager' | 'state-manager';

export type AccessInfo = {
  id: string;
  kind: AccessKind;
  title: string;
  unit: { id: string; name: string; cnes: string } | null;
  team: { name: string; ine: string } | null;
  cbo: { code: string; name: string } | null;
  municipality: { ibge: string; name: string; uf: string } | null;
  profiles: string[];
  lastUsedAt: string | null;
  /** "Módulo inicial": path to open on entering; null until chosen. */
  initialModule: string | null;
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
  state: 'anonymous' | 'password-change' | 'terms' | 'choose-access' | 'active';
  installation: {
    configured: boolean;
    name: string | null;
    purpose: 'producao' | 'treinamento' | 'homologacao' | null;
    /** Restored or carried elsewhere: nothing is transmitted until an administrator confirms it. */
    unconfirmed: boolean;
    version: string;
    /** "Esqueci minha senha" can write to people. */
    passwordByEmail: boolean;
    /** Why only administrators work in it now; null when it is open. */
    closing: Closing | null;
  };
  /** Instant, ISO, of the server's clock: when the session ends if nobody uses it until then. */
  idleExpiresAt?: string;
  user?: {
    id: string;
    name: string;
    cpfMasked: string;
    /** "Entrar direto no acesso mais usado". */
    directAccess: boolean;
    /** Hex of 32 bytes, this person's at every sign-in: encrypts what waits on this computer. */
    localKey?: string;
  };
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
  /** The server said that the session is over: the same as when a call meets its end. */
  end(): void;
};

/** Names as they are read: the base holds them in capitals, as the CNES writes them. */
function shownAccess<A extends AccessInfo>(access: A): A {
  const { title, unit, team, cbo } = access;
  return {
    ...access,
    title: titleCasePlace(title),
    unit: unit && { ...unit, name: titleCasePlace(unit.name) },
    team: team && { ...team, name: titleCasePlace(team.name) },
    cbo: cbo && { ...cbo, name: sentenceCase(cbo.name) },
  };
}

function shown(view: SessionView): SessionView {
  const { user, access, accesses } = view;
  return {
    ...view,
    ...(user ? { user: { ...user, name: titleCaseName(user.name) } } : {}),
    ...(access ? { access: shownAccess(access) } : {}),
    ...(accesses ? { accesses: accesses.map(shownAccess) } : {}),
  };
}

/** What of the session the kit keeps beside React: the zone of instants, whose preferences hold, who works here. */
function settle(view: SessionView): void {
  setDisplayZone(view.access?.timeZone);
  setPreferenceOwner(view.user?.id);
  setPersonHere(view.user?.id);
}

const SessionContext = createContext<SessionContextValue | null>(null);

/**
 * When a call meets the end of the session, the page stays: the call waits until the same person enters
 * again in the same access (`settleRenewal`), then goes once more; any other session lets it fail.
 */
function useRenewal(session: SessionView) {
  const [ended, setEnded] = useState(false);
  const waiting = useRef<((again: boolean) => void)[]>([]);
  const active = session.state === 'active';
  useEffect(() => {
    if (!active) return undefined;
    const ask = () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setEnded(true);
      });
    setRenewal(ask);
    return () => setRenewal(undefined);
  }, [active]);
  const before = useRef(session);
  const settleRenewal = useCallback((view: SessionView) => {
    const { user, access } = before.current;
    const again = view.state === 'active' && view.user?.id === user?.id && view.access?.id === access?.id;
    before.current = view;
    setEnded(false);
    for (const resolve of waiting.current.splice(0)) resolve(again);
  }, []);
  const end = useCallback(() => setEnded(true), []);
  return { ended, end, settleRenewal };
}

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
    settle(first);
    return shown(first);
  });
  const { ended, end, settleRenewal } = useRenewal(session);
  const accept = useCallback(
    (view: SessionView) => {
      settle(view);
      setSession(shown(view));
      settleRenewal(view);
    },
    [settleRenewal],
  );
  const refresh = useCallback(async () => {
    const view = await load();
    accept(view);
    return view;
  }, [load, accept]);
  const value = useMemo(
    () => ({ session, accept, refresh, ended, end }),
    [session, accept, refresh, ended, end],
  );
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
