/** A page of rows that were asked for with one more than fits. */
export const pageOf = <T extends { id: string }>(rows: readonly T[], limit: number) => ({
  rows: rows.slice(0, limit),
  next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
});
