import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import { verifyArchive } from './archive-file.ts';
import { exportTrail } from './export.ts';
import { readTrustedKeys } from './keys.ts';
import { sealAll } from './seal.ts';
import { verifyChain } from './verify.ts';

let installation: TestInstallation;
let folder: string;
const BLOCK_ROWS = 4;

/** Twenty-one years of a trail, a few events a year, some blocks holding rows of two years. */
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  folder = await mkdtemp(join(tmpdir(), 'pec-audit-export-'));
  const { db } = installation.platform;
  // What the start itself wrote stands in a block of its own.
  await sealAll(installation.platform);
  for (const year of [2002, 2003, 2004, 2026]) {
    await sql`select ensure_month_partitions('audit_event', ${`${year}-01-01`}::date, 12)`.execute(db);
    for (let n = 0; n < 6; n++) await happened(new Date(`${year}-0${n + 1}-15T12:00:00Z`));
  }
  installation.clock.set(new Date('2026-11-20T12:00:00Z'));
  await sealAll(installation.platform, BLOCK_ROWS);
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true, force: true });
});

async function happened(at: Date) {
  installation.clock.set(at);
  await runUseCase(installation.platform, { actor: { kind: 'system' } }, async ({ audit }) => {
    audit({ type: 'test.happened', details: { at: at.toISOString() } });
  });
}

const dataDir = () => installation.platform.boot.dataDir;
const verify = () => {
  const { db, secrets } = installation.platform;
  return verifyChain({ db, secrets, dataDir: dataDir() });
};
const exportBefore = (before: string, name: string, drop = false) =>
  runUseCase(installation.platform, { actor: { kind: 'command-line' } }, (context) =>
    exportTrail(context, { before, path: join(folder, name), drop }),
  );
const check = async (name: string) => verifyArchive(join(folder, name), await readTrustedKeys(dataDir()));
const partitions = async () =>
  (
    await rowsOf<{ name: string }>(
      installation.platform.db,
      sql`select relname as name from pg_class where relname ~ '^audit_event_2' and relkind = 'r' order by 1`,
    )
  ).map((row) => row.name);

test('what was exported is verified without the base, also compressed', async () => {
  const exported = await exportBefore('2004-01', 'old.jsonl.gz');
  // Whole blocks: those that also hold rows of 2004 come with them.
  expect(exported).toMatchObject({ blocks: 3, rows: 12, dropped: [] });
  expect(await check('old.jsonl.gz')).toEqual({
    ok: true,
    rows: 12,
    blocks: 3,
    unsealed: 0,
    tip: null,
    faults: [],
  });
});

test('a file changed, shortened, reordered or signed by another shows', async () => {
  await exportBefore('2004-01', 'whole.jsonl');
  const text = await readFile(join(folder, 'whole.jsonl'), 'utf8');
  const lines = text.trimEnd().split('\n');
  const kinds = async (changed: string) => {
    await writeFile(join(folder, 'changed.jsonl'), changed);
    return new Set((await check('changed.jsonl')).faults.map((fault) => fault.kind));
  };
  expect(await kinds(text)).toEqual(new Set());
  expect(await kinds(text.replace('"at":"2002-01', '"at":"2002-02'))).toEqual(
    new Set(['changed', 'broken-file']),
  );
  expect(await kinds(lines.filter((_, n) => n !== 2).join('\n'))).toEqual(
    new Set(['removed', 'broken-file']),
  );
  expect(await kinds([...lines.slice(0, 3), ...lines.slice(2)].join('\n'))).toEqual(
    new Set(['inserted', 'broken-file']),
  );
  expect(await kinds(lines.slice(0, -1).join('\n'))).toEqual(new Set(['broken-file']));
  expect(await kinds(`${text}{}`)).toEqual(new Set(['broken-file']));
  expect(await kinds('not an archive')).toEqual(new Set(['broken-file']));
  expect((await verifyArchive(join(folder, 'whole.jsonl'), new Map())).faults).toContainEqual({
    kind: 'unknown-key',
    block: null,
    row: null,
  });
});

test('within 20 years nothing leaves the base, even with the clock set forward', async () => {
  await expect(exportBefore('2020-01', 'young.jsonl', true)).rejects.toMatchObject({
    code: 'within-retention',
  });
  installation.clock.set(new Date('2060-01-01T00:00:00Z'));
  await expect(exportBefore('2030-01', 'young.jsonl', true)).rejects.toMatchObject({
    code: 'within-retention',
  });
  installation.clock.set(new Date('2026-11-20T12:00:00Z'));
  await expect(exportBefore('2026-13', 'young.jsonl')).rejects.toMatchObject({ code: 'month-invalid' });
});

test('months past their retention leave the base for a file, and the rest still verifies', async () => {
  const before = await verify();
  const first = await exportBefore('2003-01', '2002.jsonl.gz', true);
  expect(first.dropped).toContain('audit_event_200212');
  expect(await partitions()).not.toContain('audit_event_200206');
  expect(await verify()).toMatchObject({ ok: true, rows: before.rows - 6 });

  const second = await exportBefore('2004-01', '2003.jsonl.gz', true);
  expect(second.dropped).toHaveLength(12);
  expect(await check('2003.jsonl.gz')).toMatchObject({ ok: true });
  expect(await verify()).toMatchObject({ ok: true, rows: before.rows - 12 });
  expect(gunzipSync(await readFile(join(folder, '2003.jsonl.gz'))).toString()).toContain('2003-06-15');
});

test('a note of archiving that nobody signed hides no removed row', async () => {
  const { db } = installation.platform;
  await sql`insert into audit_archive (before_month, file_sha256, split_rows, archived_at, key_fingerprint, signature)
    values ('2027-01-01', '', '{}', now(), (select fingerprint from audit_key), '\\x00')`.execute(db);
  const faults = (await verify()).faults;
  expect(faults).toEqual([{ kind: 'broken-signature', block: null, row: null }]);
  await sql`alter table audit_event disable trigger audit_event_append_only`.execute(db);
  await sql`delete from audit_event where at >= '2026-01-01' and at < '2026-02-01'`.execute(db);
  await sql`alter table audit_event enable trigger audit_event_append_only`.execute(db);
  expect((await verify()).faults.map((fault) => fault.kind)).toEqual(['broken-signature', 'removed']);
});
