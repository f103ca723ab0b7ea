import { afterAll, beforeAll, expect, test } from 'vitest';
import { allTables, catalogue } from '#apps/installation/modules';
import { createDatabase, createPool, type Database, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { tablesOfRecord } from '../../catalogue/catalogue.ts';
import { findNames } from './names.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(createPool(database.url, { max: 1, applicationName: 'pec-test' }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const about = (subjectTable: string, subjectId: string, details: Record<string, string> | null = null) => ({
  type: 'test.happened',
  subjectTable,
  subjectId,
  fields: null,
  details,
  cpf: null,
});

test('every record that the trail has a word for is told by name, and one that is gone by none', async () => {
  const named = new Set(allTables.filter(({ called }) => called !== undefined).map(({ name }) => name));
  for (const { id, later } of catalogue().recordTypes) {
    const tables = tablesOfRecord(catalogue(), id);
    expect([tables, later !== undefined || tables.some((table) => named.has(table))]).toEqual([tables, true]);
  }
  expect(
    await findNames(
      db,
      catalogue(),
      [...named].map((table) => about(table, uuidV7())),
    ),
  ).toEqual(new Map());
});

test('records of a page are told in one query, those inside the details too', async () => {
  const [citizen, unit, place, person] = [uuidV7(), uuidV7(), uuidV7(), uuidV7()];
  await sql`insert into municipality (id, ibge, name, uf, time_zone, created_at)
    values (${place}, '4205407', 'FLORIANÓPOLIS', 'SC', 'America/Sao_Paulo', now())`.execute(db);
  await sql`insert into professional (id, cpf, name, origin, created_at, updated_at)
    values (${person}, '52998224725', 'ANA DE SOUZA', 'manual', now(), now())`.execute(db);
  await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
    values (${unit}, ${place}, '3127128', 'UBS Centro', now())`.execute(db);
  const names = await findNames(db, catalogue(), [
    about('activation', place),
    about('unit', unit, { professional: person }),
    about('citizen', citizen),
  ]);
  expect(names).toEqual(
    new Map([
      [place, 'Florianópolis'],
      [person, 'Ana de Souza'],
      [unit, 'UBS Centro'],
    ]),
  );
});
