/** The whole kit: the light part, and what stands on Mantine, the router or the query cache. */
export * from './light.ts';
export { Avatar } from './kit/avatar.tsx';
export { CompareTable, type CompareRow, type Side } from './kit/compare-table.tsx';
export { DataTable, TwoLines } from './kit/data-table.tsx';
export type { Column, Sort } from './kit/table-parts.ts';
export { callOrKeep } from './client/call-or-keep.ts';
export { ConfirmByName } from './kit/confirm-by-name.tsx';
export { ConfirmDialog } from './kit/confirm-dialog.tsx';
export { Dialog } from './kit/dialog.tsx';
export { type Fact, Facts } from './kit/facts.tsx';
export { NOT_PICKED, type Picked } from './kit/fields/combo.tsx';
export { Field } from './kit/fields/field.tsx';
export { CancelButton } from './kit/fields/cancel-button.tsx';
export { ComboField, matching } from './kit/fields/combo-field.tsx';
export { emptyHeld, type HeldForm, heldForm, typedForm } from './kit/form/held.ts';
export { FocusFirst } from './kit/fields/focus-first.tsx';
export { FormDraft } from './kit/fields/form-draft.tsx';
export { FormFoot } from './kit/fields/form-foot.tsx';
export { ListMark } from './kit/fields/list-mark.tsx';
export { SearchField } from './kit/fields/search-field.tsx';
export { FilterCheck } from './kit/filter-check.tsx';
export { FilterBar, FilterChip, SearchBox } from './kit/filter-bar.tsx';
export { Filters } from './kit/filter-panel.tsx';
export { type Days, FilterPeriod, periodText } from './kit/filter-period.tsx';
export { type FilterOption, FilterSeveral } from './kit/filter-several.tsx';
export { AppFrame } from './shell/frame/app-frame.tsx';
export { Page } from './shell/frame/page.tsx';
export { JobCard } from './kit/job-card.tsx';
export { type JobView, useJob, useJobEvents } from './client/jobs.ts';
export { ListCard } from './kit/list-card.tsx';
export { LeaveGuard } from './kit/leave-guard.tsx';
export { LeaveQuestion } from './kit/leave-question.tsx';
export { ButtonLink } from './kit/link.tsx';
export { PagesProvider, usePages, useRecordTypes } from './shell/open-pages.tsx';
export type {
  PageDefinition,
  RecordAction,
  SearchHit,
  SearchProvider,
  WaitingSource,
} from './shell/pages.ts';
export { useShortcuts } from './kit/keys/use-shortcuts.ts';
export { useDrafts } from './client/local/drafts.ts';
export {
  type PagedList,
  routeKey,
  useAction,
  usePagedRoute,
  useRoute,
  useWholeList,
} from './client/query.ts';
export { Marked } from './kit/marked.tsx';
export { PersonCell } from './kit/person-cell.tsx';
export { type RowAction, RowMenu } from './kit/row-menu.tsx';
export { SimpleTable } from './kit/simple-table.tsx';
export { type TabLink, TabLinks } from './kit/tab-links.tsx';
export { showToast, showUndo } from './kit/toasts.tsx';
export { TurnButtons } from './kit/turn-buttons.tsx';
export { UploadBox, type UploadOptions } from './kit/upload-box.tsx';
export { useDraftList } from './kit/use-draft-list.tsx';
export { useTopic } from './client/topics.ts';
export { useUrlFilters } from './client/url-filters.ts';
export { useRowKeys } from './kit/use-row-keys.ts';
export { useWaiting, WAITING } from './shell/waiting.ts';
