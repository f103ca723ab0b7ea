/** The whole kit: the light part, and what stands on Mantine, the router or the query cache. */
export * from './light.ts';
export { type Column, DataTable, type Sort, TwoLines } from './data-table.tsx';
export { ConfirmDialog, Dialog } from './dialog.tsx';
export { ComboField } from './fields/combo-field.tsx';
export { FilterBar, FilterChip, SearchBox } from './filter-bar.tsx';
export { AppFrame } from './frame/app-frame.tsx';
export { type Crumb, Page } from './frame/page.tsx';
export { JobCard } from './job-card.tsx';
export { type JobView, useJob, useJobEvents } from './jobs.ts';
export { LeaveGuard } from './leave-guard.tsx';
export { ButtonLink } from './link.tsx';
export { KitProvider } from './mantine.tsx';
export { PagesProvider, usePages } from './open-pages.tsx';
export type { PageDefinition } from './pages.ts';
export { routeKey, useAction, usePagedRoute, useRoute } from './query.ts';
export type { RowAction } from './row-menu.tsx';
export { showToast } from './toasts.tsx';
export { useUrlFilters } from './url-filters.ts';
