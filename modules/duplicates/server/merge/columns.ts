import type { CitizenColumn, TableDeclaration } from '#platform/db/tables';

/** A column of a table that points at a citizen. Its name comes from declarations only, never from a request. */
export type PointingColumn = CitizenColumn & { table: string };

/** Every declared column that points at a citizen. */
export const pointingColumns = (tables: readonly TableDeclaration[]): PointingColumn[] =>
  tables.flatMap((table) => (table.citizen ?? []).map((column) => ({ ...column, table: table.name })));

/** Columns whose rows mean that something came to the record: looking at it does not. */
export const holding = (columns: readonly PointingColumn[]): PointingColumn[] =>
  columns.filter(({ onMerge, byReading }) => onMerge !== 'stay' && byReading !== true);
