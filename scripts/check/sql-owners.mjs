import { basename } from 'node:path';

const DECLARED = /\bname: '(\w+)'/g;
const VIEW = /\bcreate (?:or replace )?(?:materialized )?view (\w+)/gi;
const DROPPED = /\bdrop view (?:if exists )?(\w+)/gi;

/** `modules/citizens/…` → `citizens`, `platform/…` → `platform`. */
export const roomOf = (file) => /^modules\/([^/]+)\//.exec(file)?.[1] ?? /^platform(?=\/)/.exec(file)?.[0];

/**
 * Whose each table and view is, read from where the rooms declare their tables and from their migrations.
 * @param {readonly { file: string, text: string }[]} files
 * @returns {{ tables: ReadonlyMap<string, string>, views: ReadonlyMap<string, string> }}
 */
export function ownersOf(files) {
  const tables = new Map();
  const views = new Map();
  const byTime = files.toSorted((a, b) => (basename(a.file) < basename(b.file) ? -1 : 1));
  for (const { file, text } of byTime) {
    const room = roomOf(file);
    if (/^(modules\/[^/]+|platform\/db)\/tables\.ts$/.test(file))
      for (const [, name] of text.matchAll(DECLARED)) tables.set(name, room);
    if (!file.endsWith('.sql')) continue;
    for (const [, name] of text.matchAll(DROPPED)) views.delete(name);
    for (const [, name] of text.matchAll(VIEW)) views.set(name, room);
  }
  return { tables, views };
}
