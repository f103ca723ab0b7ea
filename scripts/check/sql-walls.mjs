import { readFileSync } from 'node:fs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';
import { HOUSE, houseProblems } from './house-table.mjs';
import { ownersOf, roomOf } from './sql-owners.mjs';
import { relationsOf } from './sql-relations.mjs';
import { sqlTexts } from './sql-texts.mjs';

const SERVER = /^(modules|platform|apps)\/.*\.(ts|sql)$/;
const NOT_SERVER =
  /\.test\.ts$|^modules\/[^/]+\/(test|web)\/|^platform\/testing\/|^apps\/(web\/|installation\/testing)/;
/** Tables say in SQL what a row is called; platform is below the rooms and has no use cases. */
const MAY_HOLD_SQL = /(^|[/-])queries\.ts$|^modules\/[^/]+\/tables\.ts$|^platform\//;
const IS_VIEW_NAME = (room, view) => view.startsWith(`${room.replaceAll('-', '_')}_`);

/**
 * Platform appends to the trail; the room of audit seals the very table, and its columns, partitions and triggers are
 * what it judges.
 */
const IN_COMMON = { audit_event: 'audit' };

/**
 * @param {{ file: string, text: string }} one
 * @param {ReturnType<typeof ownersOf>} owners
 * @returns {{ tables: string[], files: string[] }} how the file breaks each rule
 */
export function brokenBy({ file, text }, { tables, views }) {
  const room = roomOf(file) ?? 'apps';
  const found = sqlTexts(file, text);
  const foreign = found.flatMap((one) =>
    relationsOf(one.text).flatMap(({ name, writes }) => {
      const owner = tables.get(name) ?? (writes ? views.get(name) : undefined);
      if (owner === undefined || owner === room || IN_COMMON[name] === room) return [];
      return [`${file}:${one.line}: ${writes ? 'writes' : 'reads'} ${name}, a table of ${owner}`];
    }),
  );
  const outside = found.length > 0 && room !== 'apps' && !MAY_HOLD_SQL.test(file);
  return {
    tables: [...new Set(foreign)],
    files: outside
      ? [`${file}:${found[0].line}: SQL outside a file of queries (queries.ts, …-queries.ts)`]
      : [],
  };
}

/**
 * The walls between rooms stand in SQL too: a table is written by its owner alone and read by others through the views
 * that its owner publishes, named after the room; and SQL is found where it is looked for.
 */
export const sqlWalls = {
  name: 'sql-walls',
  run: async () => {
    const files = (await projectFiles())
      .filter((file) => SERVER.test(file) && !NOT_SERVER.test(file))
      .map((file) => ({ file, text: readFileSync(inRoot(file), 'utf8') }));
    const owners = ownersOf(files);
    const code = files.filter(({ file }) => file.endsWith('.ts'));
    const broken = code.map((one) => brokenBy(one, owners)).flatMap((one) => [...one.tables, ...one.files]);
    const misnamed = [...owners.views].flatMap(([view, room]) =>
      IS_VIEW_NAME(room, view) ? [] : [`view ${view} of ${room} is not named after it`],
    );
    return {
      problems: [...broken, ...misnamed, ...houseProblems(readFileSync(inRoot(HOUSE), 'utf8'), owners)],
      note: `${owners.tables.size} tables, ${owners.views.size} views, ${code.length} files`,
    };
  },
};
