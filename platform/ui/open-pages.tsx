import { createContext, type ReactNode, use, useMemo } from 'react';
import { mayOpen, type PageDefinition } from './pages.ts';
import { useAccess } from './session.tsx';

const PagesContext = createContext<readonly PageDefinition[]>([]);

export function PagesProvider({
  pages,
  children,
}: {
  pages: readonly PageDefinition[];
  children: ReactNode;
}) {
  return <PagesContext value={pages}>{children}</PagesContext>;
}

/** The pages that the current access may open: the menu, and "Ir para" of the home page. */
export function usePages(): readonly PageDefinition[] {
  const pages = use(PagesContext);
  const access = useAccess();
  return useMemo(() => pages.filter((page) => mayOpen(page, access)), [pages, access]);
}
