import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileImporter } from '#platform/module/file-importer';
import { allImporters, allRoutes, modules } from './modules.ts';
import { type Hunted, startHunt } from './testing-hunt.ts';
import { samples } from './testing-samples.ts';
import { type Difference, differences, type Snapshot, snapshotOf } from './testing-snapshot.ts';

const hostileFiles = new Map(samples.flatMap((one) => Object.entries(one.hostileFiles ?? {})));
let hunted: Hunted;
beforeAll(async () => {
  hunted = await startHunt();
  for (const { beforeHunt } of samples) await beforeHunt?.(hunted);
});
afterAll(() => hunted.close());

test('every route that takes a file and every command that reads one into the base is declared, once', () => {
  // A piece of a base changes no row: it waits on disk, and a whole base enters when both installations' administrators say so.
  const waiting = new Set(['unification.piece']);
  const routes = allRoutes.flatMap(({ contract: { upload, name } }) =>
    upload && !waiting.has(name) ? [name] : [],
  );
  expect(allImporters.flatMap((importer) => importer.routes).toSorted()).toEqual(routes.toSorted());
  const commands = modules.flatMap((module) => module.commands ?? []);
  const readers = commands.filter(
    ({ needs, positionals }) =>
      needs === 'installation' && positionals?.some(({ name }) => name === 'arquivo'),
  );
  const declared = allImporters.flatMap((importer) => importer.commands);
  // The first writes a file and reads none; the others make a base of their own of one.
  const others = new Set(['audit export', 'backup restore', 'clone']);
  const named = readers.map(({ name }) => name).filter((name) => !others.has(name));
  expect(declared.toSorted()).toEqual(named.toSorted());
});

test('every importer is tried with a hostile file, and no other', () => {
  expect([...hostileFiles.keys()].toSorted()).toEqual(allImporters.map(({ name }) => name).toSorted());
});

/** Did the importer tell that it does this? */
function isTold({ changes }: FileImporter, { table, what, columns }: Difference): boolean {
  return changes
    .filter((change) => change.table === table)
    .some((change) => {
      if (what === 'added') return change.adds;
      if (change.changes === 'all') return true;
      return what === 'changed' && columns.every((column) => change.changes.includes(column));
    });
}

/** The municipality of a row, by the tables it hangs on; null for what belongs to none. */
function municipalityOf(base: Snapshot, table: string, row: Difference['row'] | undefined): unknown {
  if (!row) return null;
  const parent = (name: string, column: string) =>
    municipalityOf(base, name, base.get(name)?.get(JSON.stringify([row[column]])));
  if ('municipality_id' in row) return row['municipality_id'];
  if (table === 'team') return parent('unit', 'unit_id');
  if (table === 'lotacao_profile') return parent('lotacao', 'lotacao_id');
  if ('import_id' in row)
    return parent(table.replace(/_(row|record|inconsistency|leaving)$/, ''), 'import_id');
  return null;
}

describe('a hostile file of one municipality', () => {
  test.each(allImporters)(
    '$name: changes what it told, and nothing of who is not of there',
    async (importer) => {
      const { installation, here, victims } = hunted;
      const before = await snapshotOf(installation.platform);
      await hostileFiles.get(importer.name)?.(hunted);
      const after = await snapshotOf(installation.platform);
      const found = differences(before, after);
      // The file went in.
      expect(found.map(({ table }) => table)).toContain(importer.changes[0]?.table);
      const brief = ({ table, what, columns }: Difference) => `${what} ${table} ${columns.join(' ')}`;
      expect(found.filter((one) => !isTold(importer, one)).map(brief)).toEqual([]);

      const local = new Set(
        importer.changes.filter((change) => change.of === 'municipality').map(({ table }) => table),
      );
      const foreign = found.filter(({ table, row }) => {
        if (!local.has(table) || table === 'professional') return false;
        return municipalityOf(after, table, row) !== here.municipality.id;
      });
      expect(foreign.map(brief)).toEqual([]);

      const ids = new Set(victims.map(({ id }) => id));
      const ofVictims = found.filter(
        ({ table, row, what }) => ids.has(String(row['id'])) || (table === 'account' && what !== 'added'),
      );
      expect(ofVictims.map(brief)).toEqual([]);
    },
  );

  test('after all of them nobody of elsewhere can be entered as by who sent the files', async () => {
    const { here, victims } = hunted;
    for (const { id } of victims) {
      const path = `/professionals/${id}/provisional-password`;
      expect((await here.admin.call('POST', path, {})).status).toBe(404);
    }
  });
});
