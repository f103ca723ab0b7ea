/** A value of a coded table and what people read for it. */
export type Code<T extends number | string = number> = { code: T; label: string };

/** The label of a code; undefined for none and for one that is not of the table. */
export function labelOf<T extends number | string>(
  table: readonly Code<T>[],
  code: T | null | undefined,
): string | undefined {
  return table.find((row) => row.code === code)?.label;
}
