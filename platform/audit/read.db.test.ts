import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, createPool, type Database, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { loadSecretBox, type SecretBox } from '#platform/settings/secret-box';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { canonicalContent, canonicalIp, contentMac } from './canonical.ts';
import { auditRead } from './read.ts';
import type { AuditTurn } from './turns.ts';

let database: TestDatabase;
let db: Database;
let secrets: SecretBox;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pec-audit-read-'));
  secrets = await loadSecretBox(folder);
  database = await createTestDatabase();
  db = createDatabase(createPool(database.url, { max: 3, applicationName: 'pec-test' }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

const read = (event: Partial<Parameters<typeof auditRead>[1]> = {}, ip: string | null = null) =>
  auditRead({ platform, actor: { kind: 'anonymous' }, ip, now: new Date() }, { type: 'test.read', ...event });
const platform = {
  get db() {
    return db;
  },
  get secrets() {
    return secrets;
  },
};

test('reads at the same time are all on disk before they are answered, in few inserts', async () => {
  const ids = Array.from({ length: 200 }, () => uuidV7());
  await Promise.all(ids.map((id) => read({ subject: { table: 'professional', id } })));
  const rows = await rowsOf<{ id: string; xid: string }>(
    db,
    sql`select subject_id as id, xid::text as xid from audit_event where type = 'test.read'`,
  );
  expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort());
  expect(new Set(rows.map((row) => row.xid)).size).toBeLessThan(10);
});

test('an event that the base refuses takes no other along', async () => {
  const outcomes = await Promise.allSettled([
    read({ type: 'test.first' }),
    read({ type: 'test.good' }),
    read({ type: 'test.bad', subject: { table: 'x', id: 'no uuid' } }),
    read({ type: 'test.good' }),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test.each([
  ['10.0.0.7', '10.0.0.7'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['::ffff:10.0.0.7', '::ffff:10.0.0.7'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ['fe80::1%eth0', 'fe80::1'],
  ['10.0.0.7, 1.2.3.4', null],
  ['unknown', null],
  [null, null],
])('the address %s is kept as the base gives it back', async (text, kept) => {
  expect(canonicalIp(text)).toBe(kept);
  const id = uuidV7();
  await read({ type: 'test.address', subject: { table: 'professional', id } }, text);
  const [row] = await rowsOf<{ ip: string | null }>(
    db,
    sql`select ip from audit_event where subject_id = ${id}`,
  );
  expect(row?.ip ?? null).toBe(kept);
});

test('the digest made before the base is the one of what the base gives back', async () => {
  await read({
    type: 'test.digest',
    subject: { table: 'unit', id: uuidV7().toUpperCase() },
    municipalityId: uuidV7().toUpperCase(),
    fields: ['name', 'with "quotes"', 'ção', ''],
    details: { zz: 1, a: 0.1, big: 1e21, small: 1e-9, t: true, n: null, text: '"\\ \u00e9 \u{1f600}', _: '' },
  });
  type Row = Parameters<typeof canonicalContent>[0] & AuditTurn & { mac: string };
  const [stored] = await rowsOf<Row>(
    db,
    sql`select id, at, type, actor_kind as "actorKind", professional_id as "professionalId",
      access_id as "accessId", municipality_id as "municipalityId", ip, subject_table as "subjectTable",
      subject_id as "subjectId", fields, details, encode(mac, 'hex') as mac, writer, number, settled, voids
      from audit_event where type = 'test.digest'`,
  );
  if (!stored) throw new Error('the row is not there');
  const { writer, number, settled, voids } = stored;
  const row = { ...stored, turn: { writer, number, settled, voids } };
  expect(row.mac).toBe(contentMac(secrets, canonicalContent(row)));
  expect(row.mac).not.toBe(contentMac(secrets, canonicalContent({ ...row, type: 'test.other' })));
});
