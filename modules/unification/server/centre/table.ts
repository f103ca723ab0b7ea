import type { TableDeclaration, UnificationRule } from '#platform/db/tables';

export type Entering = Exclude<UnificationRule, { rule: 'skip' }>;
export type Mapping = Extract<UnificationRule, { rule: 'map' }>;

export type Column = { name: string; type: string; notNull: boolean };
/** A column that points at a column of another table that enters, or of its own. */
export type Reference = { column: string; table: string; target: string };

/** A table whose rows enter, as the base has it and as its room declares it. */
export type EnteringTable = {
  name: string;
  /** Never generated ones. */
  columns: readonly Column[];
  key: readonly string[];
  references: readonly Reference[];
  /** The column by whose month it is parted. */
  month: string | null;
  rule: Entering;
  declaration: TableDeclaration;
};

/** Tables that the centre's own questions are about, beside those of every table. */
export const PEOPLE = 'citizen';
export const UNITS = 'unit';
export const FORMS = 'citizen_fci';

export const findTable = (tables: readonly EnteringTable[], name: string): EnteringTable | undefined =>
  tables.find((table) => table.name === name);

/** The column that others hold as its id; undefined of a table that nobody points at. */
export const idOf = ({ columns, key }: EnteringTable): string | undefined =>
  columns.find(({ name, type }) => name === 'id' && type === 'uuid' && key.includes(name))?.name;

/** Rows of it may be found to be others here, by a key that holds no id of another table: those are known first. */
const isNamed = (table: EnteringTable): boolean =>
  table.rule.rule === 'map' && idOf(table) !== undefined && table.rule.ids === undefined;

/**
 * Those that are pointed at first; what holds ids without pointing, after every table whose ids may be others here. Throws
 * where two tables point at each other.
 */
export function inOrder(tables: readonly EnteringTable[]): EnteringTable[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: EnteringTable[] = [];
  while (left.size > 0) {
    const someNamed = [...left.values()].some(isNamed);
    const ready = [...left.values()].filter(
      ({ name, references, rule }) =>
        references.every((reference) => reference.table === name || !left.has(reference.table)) &&
        !(someNamed && rule.ids !== undefined),
    );
    if (ready.length === 0)
      throw new Error(`tables that point at each other: ${[...left.keys()].join(', ')}`);
    for (const table of ready) left.delete(table.name);
    ordered.push(...ready);
  }
  return ordered;
}
