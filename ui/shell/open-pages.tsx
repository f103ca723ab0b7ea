import type { RecordType } from '#platform/contract/record-type';
import { createContext, type ReactNode, use, useMemo } from 'react';
import {
  holds,
  mayOpen,
  type PageDefinition,
  type RecordAction,
  type SearchProvider,
  type WaitingSource,
} from './pages.ts';
import { useAccess } from '../client/session.tsx';

type Rooms = {
  pages: readonly PageDefinition[];
  searchProviders: readonly SearchProvider[];
  recordActions: readonly RecordAction[];
  waitingSources: readonly WaitingSource[];
  recordTypes: readonly RecordType[];
};

const RoomsContext = createContext<Rooms>({
  pages: [],
  searchProviders: [],
  recordActions: [],
  waitingSources: [],
  recordTypes: [],
});

/** What the modules contribute to the shell: pages, groups of the command palette, counts of what waits, types of record. */
export function PagesProvider({
  pages,
  searchProviders,
  recordActions,
  waitingSources,
  recordTypes,
  children,
}: Rooms & { children: ReactNode }) {
  const rooms = useMemo(
    () => ({ pages, searchProviders, recordActions, waitingSources, recordTypes }),
    [pages, searchProviders, recordActions, waitingSources, recordTypes],
  );
  return <RoomsContext value={rooms}>{children}</RoomsContext>;
}

/** The pages that the current access may open: the menu, the palette, and "Ir para" of the home page. */
export function usePages(): readonly PageDefinition[] {
  const { pages } = use(RoomsContext);
  const access = useAccess();
  return useMemo(() => pages.filter((page) => mayOpen(page, access)), [pages, access]);
}

/** What the current access may do with records that are found. */
export function useRecordActions(): readonly RecordAction[] {
  const { recordActions } = use(RoomsContext);
  const access = useAccess();
  return useMemo(() => recordActions.filter((action) => mayOpen(action, access)), [recordActions, access]);
}

/** What people call the records that modules keep. */
export const useRecordTypes = (): readonly RecordType[] => use(RoomsContext).recordTypes;

/** "Buscar cidadão, módulo ou ação": what the box of the shell finds for this access. */
export function useSearchLabel(): string {
  const found = useSearchProviders().flatMap(({ finds }) => finds ?? []);
  return `Buscar ${[...found, 'módulo ou ação'].join(', ')}`;
}

/** What the current access may have waiting for it. */
export function useWaitingSources(): readonly WaitingSource[] {
  const { waitingSources } = use(RoomsContext);
  const access = useAccess();
  return useMemo(() => waitingSources.filter(({ needs }) => holds(needs, access)), [waitingSources, access]);
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
