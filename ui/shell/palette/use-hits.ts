import { IconContrast, IconLineHeight } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ShellAction } from '../frame/shell-actions.ts';
import type { Shortcut } from '../../kit/keys/registry.ts';
import { usePages, useRecordActions, useSearchProviders } from '../open-pages.tsx';
import type { RecordAction, SearchHit, SearchProvider } from '../pages.ts';
import { DENSITIES, setDensity, setTheme, THEMES } from '../../kit/theme.ts';
import { useAccess } from '../../client/session.tsx';
import { rank } from '../../kit/match.ts';

/** A heading with its answers; a group of the server says when it is asking or could not. */
export type HitGroup = {
  title: string;
  hits: readonly SearchHit[];
  state?: 'asking' | 'failed' | undefined;
};

const WAIT_MS = 200;

/** Theme and density by their words. */
const APPEARANCE: readonly SearchHit[] = [
  ...THEMES.map(([value, label]) => ({
    id: `tema ${value}`,
    label: `Aparência: ${label.toLowerCase()}`,
    words: 'tema cores modo noturno',
    icon: IconContrast,
    open: () => setTheme(value),
  })),
  ...DENSITIES.map(([value, label]) => ({
    id: `densidade ${value}`,
    label: `Densidade: ${label.toLowerCase()}`,
    words: 'tamanho dos controles espaço',
    icon: IconLineHeight,
    open: () => setDensity(value),
  })),
];

/** The group of a provider for what is typed: asked after a short rest, an older question dropped. */
function useProvided(provider: SearchProvider, typed: string): HitGroup {
  const { group: title, from, search } = provider;
  const wanted = typed.length >= from;
  const access = useAccess();
  const [answer, setAnswer] = useState<{ typed: string; hits: readonly SearchHit[]; failed: boolean }>();
  useEffect(() => {
    if (!wanted) return undefined;
    const asking = new AbortController();
    const settle = (hits: readonly SearchHit[], failed: boolean) => {
      if (!asking.signal.aborted) setAnswer({ typed, hits, failed });
    };
    const timer = setTimeout(() => {
      search(typed, { signal: asking.signal, access }).then(
        (hits) => settle(hits, false),
        () => settle([], true),
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [wanted, typed, search, access]);
  if (!wanted) return { title, hits: [] };
  // The last answers stay in sight while the next ones come.
  if (answer?.typed !== typed) return { title, hits: answer?.hits ?? [], state: 'asking' };
  return { title, hits: answer.hits, state: answer.failed ? 'failed' : undefined };
}

/** Modules that the access may open, as the menu orders them. */
function useModules(): SearchHit[] {
  const pages = [...usePages()].sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0));
  return pages.flatMap(({ path, title, menu }) =>
    menu
      ? [
          {
            id: path,
            label: menu.label,
            icon: menu.icon,
            words: `${title} ${menu.group ?? ''}`,
            ...(menu.go ? { keys: `G ${menu.go}` } : {}),
            open: { to: path },
          },
        ]
      : [],
  );
}

/** What can be done: on this screen, on the pages that say so, in the shell. */
function useActions(actions: readonly ShellAction[], shortcuts: readonly Shortcut[]): SearchHit[] {
  const here = shortcuts.flatMap(({ keys, label, run, group }): SearchHit[] =>
    run && group === undefined ? [{ id: `tela ${keys}`, label, detail: 'nesta tela', keys, open: run }] : [],
  );
  const pages = usePages().flatMap(({ path, menu, actions: named = [] }) =>
    named.map(
      (label): SearchHit => ({
        id: `${path} ${label}`,
        label,
        ...(menu ? { icon: menu.icon } : {}),
        open: { to: path },
      }),
    ),
  );
  const shell = actions.map(
    ({ id, label, icon, words, keys, run }): SearchHit => ({
      id,
      label,
      icon,
      open: run,
      ...(words ? { words } : {}),
      ...(keys ? { keys } : {}),
    }),
  );
  return [...here, ...pages, ...shell, ...APPEARANCE];
}

/** Those that offer something for want of a hit go last, and away where another one of the server has a hit. */
function inOrder(provided: readonly HitGroup[], others: readonly HitGroup[]): HitGroup[] {
  const offers = ({ hits }: HitGroup) => hits.some(({ instead }) => instead);
  const found = provided.some((group) => group.hits.length > 0 && !offers(group));
  const last = found ? [] : provided.filter(offers);
  return [...provided.filter((group) => !offers(group)), ...others, ...last];
}

/** The groups for what is typed; empty ones are left out. */
export function useHits(
  typed: string,
  actions: readonly ShellAction[],
  shortcuts: readonly Shortcut[],
): HitGroup[] {
  // The providers of an access do not change while it is in use: one hook for each is the same every time.
  const provided = useSearchProviders().map((provider) => useProvided(provider, typed));
  const modules = useModules();
  const doings = useActions(actions, shortcuts);
  return inOrder(provided, [
    { title: 'Módulos', hits: rank(modules, typed) },
    { title: 'Ações', hits: rank(doings, typed) },
  ]).filter(({ hits, state }) => hits.length > 0 || state !== undefined);
}

/** What the access may do with an answer, besides opening it. */
export function useActionsOf(): (hit: SearchHit) => readonly RecordAction[] {
  const all = useRecordActions();
  return ({ record }) => all.filter(({ of }) => of === record?.type);
}

/** Goes where an answer leads, or does what it says; another text is `look`'s to look for. */
export function useOpenHit(look: (text: string) => void, close: () => void): (hit: SearchHit) => void {
  const navigate = useNavigate();
  const pathname = useLocation({ select: (place) => place.pathname });
  return ({ open }) => {
    if ('look' in open) return look(open.look);
    close();
    if (typeof open === 'function') return open();
    const { state, ...place } = open;
    if (!state) return void navigate(place);
    // What is handed to the page that is open leaves it as the person made it.
    const stays = place.to === pathname;
    void navigate({ ...place, state: state(), ...(stays ? { search: true } : {}) });
  };
}
