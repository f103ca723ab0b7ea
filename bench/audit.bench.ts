import type { OwnedPlatform } from '#apps/installation/platform';
import { sealAll } from '#modules/audit/server/chain/seal';
import { verifyChain } from '#modules/audit/server/chain/verify';
import { appendAudit } from '#platform/audit/append';
import { auditRead } from '#platform/audit/read';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const ROWS = 100_000;
const EACH_MS = 5_000;
const AT_ONCE = 50;
const POOL = 10;
const BUDGET_READS = 2_500;
const BUDGET_CPU_MS = 0.3;
const BUDGET_SEAL_S = 5;

const actor = { kind: 'system' } as const;
const event = () => ({
  type: 'access.signed-in',
  subject: { table: 'session', id: uuidV7() },
  municipalityId: '00000000-0000-7000-8000-000000000001',
  fields: ['name', 'phone'],
  details: { step: 1 },
});

const entry = () => ({ actor, ip: '10.0.0.7', at: new Date(), event: event() });

/** Many people reading at once, each waiting until the event is on disk. */
async function readRate(platform: OwnedPlatform): Promise<Figure[]> {
  const end = Date.now() + EACH_MS;
  const cpu = process.cpuUsage();
  let count = 0;
  const client = async () => {
    while (Date.now() < end) {
      await auditRead({ platform, actor, ip: '10.0.0.7', now: new Date() }, event());
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const { user, system } = process.cpuUsage(cpu);
  return [
    {
      what: 'events of reads, each on disk before its answer',
      value: count / (EACH_MS / 1000),
      unit: '/s',
      least: BUDGET_READS,
    },
    {
      what: 'processor of the program for one event',
      value: (user + system) / 1000 / count,
      unit: 'ms',
      most: BUDGET_CPU_MS,
    },
  ];
}

async function fill(platform: OwnedPlatform): Promise<void> {
  const { db, secrets } = platform;
  for (let done = 0; done < ROWS; done += 100) {
    await appendAudit({ db, secrets }, Array.from({ length: 100 }, entry));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function measure(platform: OwnedPlatform): Promise<Figure[]> {
  const { db, secrets, boot } = platform;
  const appended = await readRate(platform);
  await sealAll(platform);
  await fill(platform);
  const sealing = await timed(() => sealAll(platform));
  await sql`vacuum analyze audit_event`.execute(db);
  let verified = 0;
  const verifying = await timed(async () => {
    const report = await verifyChain({ db, secrets, dataDir: boot.dataDir });
    if (!report.ok) throw new Error('the trail of the benchmark does not verify');
    verified = report.rows;
  });
  return [
    ...appended,
    { what: `${ROWS} events sealed`, value: sealing, unit: 's', most: BUDGET_SEAL_S },
    { what: 'events verified', value: verified / verifying, unit: '/s' },
  ];
}

export const benchmark: Benchmark = {
  setting: `${AT_ONCE} readers at once, embedded PostgreSQL that waits for the disk; then ${ROWS} events`,
  run: () => onNewBase('audit', measure, POOL),
};
