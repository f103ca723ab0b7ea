import type { Platform } from '#platform/runtime/platform';
import { countPeople } from './neighbour-queries.ts';
import { diskUse } from '#platform/files/disk';
import { jobFacts, liveWorkers } from './queries.ts';
import { within } from './within.ts';

const DATABASE_MS = 2_000;
const PEOPLE_WINDOW_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** People whose session was used in the last 15 minutes. */
export const peopleNow = ({ db, clock }: Platform) =>
  countPeople(db, new Date(clock.now().getTime() - PEOPLE_WINDOW_MS));

/** What /metrics tells besides the requests; without database, `pec_database_up 0` and what it still can. */
export async function readGauges(platform: Platform): Promise<Record<string, number>> {
  const { pool } = platform;
  const disk = await diskUse(platform.boot.dataDir);
  const own = {
    pec_process_resident_bytes: process.memoryUsage.rss(),
    pec_process_uptime_seconds: Math.round(process.uptime()),
    pec_pool_connections: pool.totalCount,
    pec_pool_idle: pool.idleCount,
    pec_pool_waiting: pool.waitingCount,
    pec_disk_free_bytes: disk.freeBytes,
    pec_disk_total_bytes: disk.totalBytes,
  };
  try {
    return { ...own, ...(await within(DATABASE_MS, databaseGauges(platform))), pec_database_up: 1 };
  } catch {
    return { ...own, pec_database_up: 0 };
  }
}

async function databaseGauges(platform: Platform): Promise<Record<string, number>> {
  const { db, clock } = platform;
  const now = clock.now();
  const jobs = await jobFacts(db, new Date(now.getTime() - DAY_MS), now);
  return {
    pec_jobs_queued: jobs.queued,
    pec_jobs_running: jobs.running,
    pec_jobs_failed_last_day: jobs.failed,
    pec_workers: await liveWorkers(db),
    pec_people: await peopleNow(platform),
  };
}
