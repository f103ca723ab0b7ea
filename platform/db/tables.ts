/** What becomes of a table's rows when bases are unified. */
export type UnificationRule = 'merge' | 'copy' | 'skip';
export type TableScope = 'installation' | 'municipality' | 'citizen';

/**
 * The register of tables: each module declares its own; a test walks the catalogue and refuses a table
 * that nobody declared. Unification and backup read it instead of keeping lists.
 */
export type TableDeclaration = {
  name: string;
  unification: UnificationRule;
  /** Is the table part of a backup? Only what can be made again is not. */
  backup: boolean;
  scope: TableScope;
  /** Is it partitioned by month? The daily upkeep then makes the next partitions. */
  monthly?: true;
};

export const platformTables: readonly TableDeclaration[] = [
  { name: 'schema_migration', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'audit_event', unification: 'copy', backup: true, scope: 'installation', monthly: true },
  { name: 'changelog', unification: 'skip', backup: true, scope: 'installation', monthly: true },
  { name: 'setting', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'stored_file', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'stored_file_chunk', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'job', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'idempotency_key', unification: 'skip', backup: false, scope: 'installation' },
];
