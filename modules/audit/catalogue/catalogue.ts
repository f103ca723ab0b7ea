import { type AuditDeclaration, type AuditType, USER_ACTION } from '#platform/audit/declaration';
import { inOrder, type RecordType } from '#platform/contract/record-type';
import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';

/** What rooms declare about the trail, put together. */
export type Catalogue = {
  tables: readonly TableDeclaration[];
  recordTypes: readonly RecordType[];
  types: ReadonlyMap<string, AuditType>;
  /** Types that are looks at the data of a citizen, with what was looked at. */
  looks: ReadonlyMap<string, string>;
  /** Of details and fields. */
  words: ReadonlyMap<string, string>;
  /** The keys of details in the order in which an event of a type tells them. */
  keyOrder: ReadonlyMap<string, readonly string[]>;
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  ids: ReadonlyMap<string, readonly string[]>;
};

type Declared = Pick<ModuleDefinition, 'audit' | 'recordTypes' | 'tables'>;

/** Throws where two rooms say different things of one name. */
export function catalogueOf(rooms: readonly Declared[]): Catalogue {
  const audits = rooms.flatMap(({ audit }) => audit ?? []);
  const types = joined(audits.map((audit) => audit.types));
  const values = [...new Set(audits.flatMap(({ values = {} }) => Object.keys(values)))].map(
    (key) => [key, joined(audits.map((audit) => audit.values?.[key]))] as const,
  );
  return {
    tables: rooms.flatMap(({ tables = [] }) => tables),
    recordTypes: inOrder(rooms.flatMap(({ recordTypes = [] }) => recordTypes)),
    types,
    looks: new Map([...types].flatMap(([type, { look }]) => (look === undefined ? [] : [[type, look]]))),
    words: joined(audits.map(({ words }) => words)),
    keyOrder: new Map(audits.flatMap(orderOf)),
    values: new Map(values),
    ids: joined(audits.map(({ ids }) => ids)),
  };
}

const orderOf = ({ types, words = {} }: AuditDeclaration) =>
  Object.keys(types).map((type) => [type, Object.keys(words)] as const);

function joined<T>(parts: ReadonlyArray<Readonly<Record<string, T>> | undefined>): Map<string, T> {
  const all = new Map<string, T>();
  for (const [key, said] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    const before = all.get(key);
    if (before !== undefined && before !== said) throw new Error(`two rooms declare ${key} for the trail`);
    all.set(key, said);
  }
  return all;
}

/** Codes of some official types. Codes that nobody declared count as "Ação do usuário". */
export function codesOf(
  { types }: Catalogue,
  numbers: readonly number[],
): { codes: string[]; unlisted: boolean } {
  const wanted = new Set(numbers);
  const codes = [...types].flatMap(([code, { official }]) => (wanted.has(official) ? [code] : []));
  return { codes, unlisted: wanted.has(USER_ACTION) };
}

/** The name people know a table's records by; the table's own for one nobody named. */
export function recordLabel({ tables, recordTypes }: Catalogue, table: string): string {
  const id = tables.find(({ name }) => name === table)?.record;
  return recordTypes.find((type) => type.id === id)?.label ?? table;
}

export const tablesOfRecord = ({ tables }: Catalogue, id: string): readonly string[] =>
  tables.flatMap(({ name, record }) => (record === id ? [name] : []));

/** The tables that hold the same records as this one. */
export function tablesBeside(catalogue: Catalogue, table: string): readonly string[] {
  const id = catalogue.tables.find(({ name }) => name === table)?.record;
  return id === undefined ? [table] : tablesOfRecord(catalogue, id);
}
