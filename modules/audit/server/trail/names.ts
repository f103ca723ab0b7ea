import { titleCasePlace } from '@pec-aberto/brazil';
import { isUuid } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { type Catalogue, tablesBeside } from '../../catalogue/catalogue.ts';
import type { EventFacts } from './event-facts.ts';
import { calledNow } from './name-queries.ts';

/** What records are called, by their id. */
export type Names = ReadonlyMap<string, string>;
export const NO_NAMES: Names = new Map();

/** The records that events name by id, by table. */
function idsOf(catalogue: Catalogue, events: readonly EventFacts[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  const add = (tables: readonly string[], id: string) => {
    for (const table of tables) ids.set(table, (ids.get(table) ?? new Set()).add(id));
  };
  for (const { subjectTable, subjectId, details } of events) {
    if (subjectTable !== null && subjectId !== null) add(tablesBeside(catalogue, subjectTable), subjectId);
    for (const [key, tables] of catalogue.ids) {
      for (const id of String(details?.[key] ?? '').split(', ')) if (isUuid(id)) add(tables, id);
    }
  }
  return ids;
}

/** What is kept in capitals is read more easily in small letters. */
const shown = (name: string): string => (name === name.toUpperCase() ? titleCasePlace(name) : name);

/**
 * What the records of some events are called today, in one query: the trail itself keeps nobody's name. Each room tells of
 * its tables how a row is called; a record that left the base has no name.
 */
export async function findNames(db: Db, catalogue: Catalogue, events: readonly EventFacts[]): Promise<Names> {
  const ids = idsOf(catalogue, events);
  const parts = catalogue.tables.flatMap(({ name, called }) => {
    const wanted = ids.get(name);
    if (called === undefined || !wanted) return [];
    return [{ table: name, called, ids: [...wanted] }];
  });
  if (parts.length === 0) return NO_NAMES;
  const rows = await calledNow(db, parts);
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, shown(name)]])));
}
