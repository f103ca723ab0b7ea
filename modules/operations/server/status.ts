import type { RouteOutput } from '#platform/contract/route';
import type { Metrics } from '#platform/http/metrics';
import { errorFields } from '#platform/log/logger';
import type { HealthCheck, HealthLevel } from '#platform/module/health';
import type { Platform } from '#platform/runtime/platform';
import type { getInstallationStatus } from '../contract.ts';
import { diskUse } from '#platform/files/disk';
import { peopleNow } from './gauges.ts';
import { type JobLineRow, recentJobs } from './queries.ts';
import { within } from './within.ts';

type Status = RouteOutput<typeof getInstallationStatus>;
type Service = Status['services'][number];

const CHECK_MS = 5_000;
/** What a person notices as waiting. */
const P95_LIMIT_MS = 300;
const JOBS_SHOWN = 12;

/** Runs every check, at most 5 s each. One that breaks is itself a finding, never the end of the page. */
export function runChecks(platform: Platform, checks: readonly HealthCheck[]): Promise<Service[]> {
  return Promise.all(
    checks.map(async ({ id, title, run }) => {
      try {
        return { id, title, ...(await within(CHECK_MS, run(platform))) };
      } catch (error) {
        platform.log.warn('check-failed', { check: id, ...errorFields(error) });
        const detail = 'Não foi possível verificar. Veja os registros do programa.';
        return { id, title, level: 'fail' as const, detail };
      }
    }),
  );
}

/** One sentence: is all well, and if not, what first. */
export function summaryOf(services: readonly Service[]): { level: HealthLevel; sentence: string } {
  const failed = services.filter(({ level }) => level === 'fail');
  const found = [...failed, ...services.filter(({ level }) => level === 'warn')];
  const [first] = found;
  if (!first) return { level: 'ok', sentence: 'Tudo funcionando.' };
  const count = found.length === 1 ? 'Uma coisa precisa' : `${found.length} coisas precisam`;
  const before = found.length === 1 ? '' : 'primeiro, ';
  return { level: first.level, sentence: `${count} de atenção: ${before}${first.title}. ${first.detail}` };
}

/** The situation of the installation as its page shows it. No personal data. */
export async function installationStatus(
  platform: Platform,
  checks: readonly HealthCheck[],
  metrics: Metrics,
): Promise<Status> {
  const services = await runChecks(platform, checks);
  const p95 = metrics.p95();
  return {
    checkedAt: platform.clock.now().toISOString(),
    ...summaryOf(services),
    cards: {
      p95Ms: p95 === null ? null : Math.round(p95),
      p95LimitMs: P95_LIMIT_MS,
      peopleNow: await peopleNow(platform),
      diskUsedPercent: await diskUse(platform.boot.dataDir).then(
        (disk) => disk.usedPercent,
        () => null,
      ),
      version: platform.version,
    },
    services,
    jobs: (await recentJobs(platform.db, JOBS_SHOWN)).map(jobLine),
  };
}

function jobLine({ started_at, finished_at, ...job }: JobLineRow): Status['jobs'][number] {
  return {
    ...job,
    startedAt: started_at?.toISOString() ?? null,
    finishedAt: finished_at?.toISOString() ?? null,
  };
}
