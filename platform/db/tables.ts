type Entering = {
  /** What its rows are, in Portuguese and plural, as the report of a unification says it. */
  label: string;
  /**
   * Columns without a foreign key that may hold ids of rows that move (uuid, uuid[], or whole strings anywhere in jsonb): in a
   * unification they become those of the rows they met.
   */
  ids?: readonly string[];
  /** Columns of these types that hold no such id. */
  plain?: readonly string[];
  /**
   * Columns that do not come as they were: SQL over the alias `s`, the row with its ids mapped (`null` for a secret that only
   * the other installation opens). `:installation` is the id of the installation that it comes from.
   */
  set?: Readonly<Record<string, string>>;
  /** Rows that do not come: all but those of this SQL condition over `s`, asked in the base they are in; `why` tells people. */
  only?: { rows: string; why: string };
  /** Unique indexes that a row which enters cannot break, though nothing else told here shows it. */
  cannotClash?: readonly string[];
};

/**
 * What becomes of a table's rows when another installation's base joins this one; the rows of this one never change.
 * - `move`: they enter with their own ids;
 * - `map`: one that has the same official key as a row here is that row, and its values here stay; others enter;
 * - `skip`: they do not come, for this reason, which the report tells.
 * docs/decisions/2026-11-21-unification-of-bases.md
 */
export type UnificationRule =
  | ({ rule: 'move' } & Entering)
  | ({ rule: 'map' } & Mapping)
  | { rule: 'skip'; why: string };

type Mapping = Entering & {
  /**
   * Official keys in the order they are tried; each of columns, compared after ids in them were mapped. An empty column is
   * equal to an empty one, but a key that is all empty meets nobody; nor does a later key where one before it is filled in
   * both and differs.
   */
  by: readonly (readonly string[])[];
  /** Only rows of this SQL condition over `s`, which stands for either of the two, meet; others move. */
  meets?: string;
  /** What tells whether two that met are equal; all columns but `id` and instants unless told. */
  compare?: readonly string[];
  /** Unique columns that a row leaves empty where a row here that it did not meet has the same; a person must look. */
  disputed?: readonly string[];
  /** It belongs to the row that this column names, and comes only where that one enters. */
  of?: string;
};

export const move = (entering: Entering): UnificationRule => ({ rule: 'move', ...entering });
export const map = (mapping: Mapping): UnificationRule => ({ rule: 'map', ...mapping });
export const skip = (why: string): UnificationRule => ({ rule: 'skip', why });

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
  {
    name: 'schema_migration',
    unification: skip('Diz em que versão está cada base; as duas estão na mesma.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'audit_event',
    unification: skip(
      'A trilha de auditoria vai à parte, em arquivo assinado: só com a chave da instalação local se prova que está inteira.',
    ),
    backup: true,
    scope: 'installation',
    monthly: true,
  },
  {
    name: 'changelog',
    unification: skip('A lista do que mudou serve só dentro de cada base.'),
    backup: true,
    scope: 'installation',
    monthly: true,
  },
  {
    name: 'setting',
    unification: skip('As configurações e os certificados são de cada instalação; valem os da central.'),
    backup: true,
    scope: 'installation',
    record: 'instalacao',
  },
  {
    name: 'secret_canary',
    unification: skip('Pertence à chave desta instalação.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'stored_file',
    unification: skip('São arquivos à espera de importação ou de envio, que só esta instalação termina.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'stored_file_chunk',
    unification: skip('São arquivos à espera de importação ou de envio, que só esta instalação termina.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'job',
    unification: skip('As tarefas são do servidor desta instalação.'),
    backup: true,
    scope: 'installation',
    called: 't.title',
    record: 'tarefa',
  },
  {
    name: 'idempotency_key',
    unification: skip('Respostas guardadas por um dia, para pedidos repetidos a este servidor.'),
    backup: false,
    scope: 'installation',
  },
];
