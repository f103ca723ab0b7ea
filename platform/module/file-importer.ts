/**
 * Whose rows: `municipality`, those of the municipality that imports, and people who work nowhere else and administer
 * nothing; `everybody`, what all municipalities share (registrations of citizens, tables of codes).
 */
export type RowsOf = 'municipality' | 'everybody';

export type FileChange = {
  table: string;
  of: RowsOf;
  /** Rows may be added. */
  adds: boolean;
  /** Columns that may change of rows that are there; `all`: rows are replaced whole, and go. */
  changes: readonly string[] | 'all';
};

/**
 * What one way for files into the base may change. Files are not signed: who may import one could have written every
 * line of it, so nothing of another municipality, nor a way into somebody's accesses, may follow from a line. A walk
 * over all importers (`apps/installation/file-importers.db.test.ts`) holds each to what it tells here.
 */
export type FileImporter = {
  /** `module.what`, one for each kind of file. */
  name: string;
  /** Names of the contracts that receive the file. */
  routes: readonly string[];
  /** Commands that read it. */
  commands: readonly string[];
  changes: readonly FileChange[];
};
