/** What becomes of a table's rows when bases are unified. */
export type UnificationRule = 'merge' | 'copy' | 'skip';
export type TableScope = 'installation' | 'municipality' | 'citizen';

/**
 * A column that points at a citizen, and what joining two registrations does with its rows:
 * - `move`: they are pointed at the record that stays, and back when the joining is undone;
 * - `stay`: they remain with the absorbed record, whose history they are;
 * - `own`: the room of duplicates handles them itself.
 */
export type CitizenColumn = {
  column: string;
  onMerge: 'move' | 'stay' | 'own';
  /** What the rows are, in Portuguese and plural, as the preview of a joining says it. */
  label: string;
  /** Rows that come by looking only: new ones do not stand in the way of undoing. */
  byReading?: true;
};

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
  /**
   * What a row is called where it is told of by its id, e.g. in the trail: SQL over the alias `t` of the table. Null for
   * a row without a name.
   */
  called?: string;
  /**
   * Foreign keys without an index of all rows, which would only slow writing: rows on the other side are never deleted one
   * by one, or only those in use are ever asked for, and those have one.
   */
  unindexed?: readonly string[];
  /** Id of the type of record (`RecordType`) that its rows are, as the trail tells of them. */
  record?: string;
  /** Columns that point at a citizen; a walk over the catalogue refuses one that is not told. */
  citizen?: readonly CitizenColumn[];
};

/** Names of the tables that are part of a copy. */
export const copiedTables = (tables: readonly TableDeclaration[]): string[] =>
  tables.flatMap(({ name, backup }) => (backup ? [name] : []));

export const platformTables: readonly TableDeclaration[] = [
  { name: 'schema_migration', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'audit_event', unification: 'copy', backup: true, scope: 'installation', monthly: true },
  { name: 'changelog', unification: 'skip', backup: true, scope: 'installation', monthly: true },
  { name: 'setting', unification: 'skip', backup: true, scope: 'installation', record: 'instalacao' },
  { name: 'secret_canary', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'stored_file', unification: 'copy', backup: true, scope: 'installation' },
  { name: 'stored_file_chunk', unification: 'copy', backup: true, scope: 'installation' },
  {
    name: 'job',
    unification: 'skip',
    backup: true,
    scope: 'installation',
    called: 't.title',
    record: 'tarefa',
  },
  { name: 'idempotency_key', unification: 'skip', backup: false, scope: 'installation' },
];
