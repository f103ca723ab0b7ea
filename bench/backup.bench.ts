import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { allTables } from '#apps/installation/modules';
import type { OwnedPlatform } from '#apps/installation/platform';
import { recoveryKeyOf } from '#modules/backup/server/file/recovery-key';
import { verifyCopy } from '#modules/backup/server/file/verify-copy';
import { inTurn, writeCopy } from '#modules/backup/server/file/write-copy';
import { sql } from '#platform/db/database';
import { copiedTables } from '#platform/db/tables';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';

/** Fewer for a first look: PEC_BENCH_ROWS=100000. */
const ROWS = Number(process.env['PEC_BENCH_ROWS'] ?? 3_000_000);
const MB = 1_000_000;
const MINUTE = 60;
const MOST_COPY = 3 * MINUTE;
const MOST_VERIFY = 2 * MINUTE;
const MOST_MEMORY_MB = 150;
const LOOK_MS = 100;

/** Events of the trail: the widest rows of which there are many. */
async function fill({ db }: OwnedPlatform): Promise<void> {
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'BENCH', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    db,
  );
  await sql`insert into audit_event (id, at, type, actor_kind, municipality_id, ip, subject_table, subject_id, fields,
      details, epoch, xid, mac)
    select uuid_v7(), now() - n * interval '1 second', 'citizens.viewed', 'person', uuid_v7(), '10.0.0.7', 'citizen',
      uuid_v7(), array['name', 'phone'], jsonb_build_object('step', n, 'module', 'citizens'), 0,
      pg_current_xact_id(), sha256(n::text::bytea)
    from generate_series(1, ${sql.lit(ROWS)}) n`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** How long work takes, and what memory it takes more than before. */
/** One for the copy, one for what it asks meanwhile. */
const POOL = 2;

async function measured(work: () => Promise<unknown>): Promise<{ seconds: number; megabytes: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), LOOK_MS);
  const from = performance.now();
  try {
    await work();
  } finally {
    clearInterval(looking);
  }
  return { seconds: (performance.now() - from) / 1000, megabytes: (most - before) / MB };
}

async function measure(platform: OwnedPlatform): Promise<Figure[]> {
  const { dataDir } = platform.boot;
  await fill(platform);
  await mkdir(join(dataDir, 'copias'));
  const path = join(dataDir, 'copias', 'bench.pecbackup');
  const tables = copiedTables(allTables);
  let size = 0;
  const copying = await measured(async () => {
    ({ size } = await inTurn(platform, (client) => writeCopy(platform, client, { path, tables })));
  });
  const { key } = await recoveryKeyOf(dataDir);
  const verifying = await measured(() => verifyCopy(path, key));
  return [
    { what: `${ROWS} rows copied`, value: copying.seconds, unit: 's', most: MOST_COPY },
    { what: 'memory more while copying', value: copying.megabytes, unit: 'MB', most: MOST_MEMORY_MB },
    { what: 'size of the copy', value: size / MB, unit: 'MB' },
    { what: 'the copy verified', value: verifying.seconds, unit: 's', most: MOST_VERIFY },
    { what: 'memory more while verifying', value: verifying.megabytes, unit: 'MB', most: MOST_MEMORY_MB },
  ];
}

export const benchmark: Benchmark = {
  setting: `${ROWS} events of the trail, embedded PostgreSQL`,
  run: () => onNewBase('backup', measure, POOL),
};
