import { type Definition, emptyOf, type RecordOf } from './field.ts';

/** A record of which nothing is told. */
export const emptyRecord = <D extends Definition>(definition: D): RecordOf<D> =>
  Object.fromEntries(
    Object.entries(definition).map(([name, field]) => [name, emptyOf(field)]),
  ) as RecordOf<D>;

/** The column of a field: `birthDate` is `birth_date`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The field of a column, as contracts name it. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** Values by column. */
export const inColumns = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([field, value]) => [columnOf(field), value]));

/** The record of a row kept as JSON (`to_jsonb`); columns that are not of the record are left out. */
export const recordOfRow = <D extends Definition>(
  definition: D,
  row: Readonly<Record<string, unknown>>,
): RecordOf<D> =>
  Object.fromEntries(
    Object.entries(definition).map(([name, { kind }]) => {
      const value = row[columnOf(name)] ?? null;
      return [name, kind === 'instant' && value !== null ? new Date(value as string) : value];
    }),
  ) as RecordOf<D>;
