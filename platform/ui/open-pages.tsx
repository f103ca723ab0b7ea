import { createContext, type ReactNode, use, useMemo } from 'react';
import { holds, mayOpen, type PageDefinition, type SearchProvider } from './pages.ts';
import { useAccess } from './session.tsx';

type Rooms = { pages: readonly PageDefinition[]; searchProviders: readonly SearchProvider[] };

const RoomsContext = createContext<Rooms>({ pages: [], searchProviders: [] });

/** What the modules contribute to the shell: pages, and groups of the command palette. */
export function PagesProvider({ pages, searchProviders, children }: Rooms & { children: ReactNode }) {
  const rooms = useMemo(() => ({ pages, searchProviders }), [pages, searchProviders]);
  return <RoomsContext value={rooms}>{children}</RoomsContext>;
}

/** The pages that the current access may open: the menu, the palette, and "Ir para" of the home page. */
export function usePages(): readonly PageDefinition[] {
  const { pages } = use(RoomsContext);
  const access = useAccess();
  return useMemo(() => pages.filter((page) => mayOpen(page, access)), [pages, access]);
}

/** "Buscar cidadão, módulo ou ação": what the box of the shell finds for this access. */
export function useSearchLabel(): string {
  const found = useSearchProviders().flatMap(({ finds }) => finds ?? []);
  return `Buscar ${[...found, 'módulo ou ação'].join(', ')}`;
}

/** The groups of the palette that the current access may ask for. */
export function useSearchProviders(): readonly SearchProvider[] {
  const { searchProviders } = use(RoomsContext);
  const access = useAccess();
  return useMemo(
    () => searchProviders.filter(({ needs }) => holds(needs, access)),
    [searchProviders, access],
  );
}
