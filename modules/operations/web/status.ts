import type { RouteOutput } from '#platform/contract/route';
import type { StatusShape } from '#ui/index';
import type { getInstallationStatus } from '../contract.ts';

export type Status = RouteOutput<typeof getInstallationStatus>;
export type Service = Status['services'][number];
export type Job = Status['jobs'][number];
type Level = Status['level'];

/** Each level by shape and word. */
export const LEVELS: Record<Level, { shape: StatusShape; word: string }> = {
  ok: { shape: 'done', word: 'Funcionando' },
  warn: { shape: 'attention', word: 'Atenção' },
  fail: { shape: 'failed', word: 'Com problema' },
};

/** Page of the manual that explains a check; each id has one. */
export const manualPage = (id: string) => `docs/operations/${id}.md`;

/** What support asks for: levels and details of the checks, which carry no personal data. */
export function statusReport(status: Status): string {
  const { cards } = status;
  return [
    `PEC Aberto ${cards.version} · ${status.checkedAt}`,
    status.sentence,
    `p95 ${cards.p95Ms ?? '-'} ms · pessoas ${cards.peopleNow} · disco ${cards.diskUsedPercent ?? '-'} %`,
    ...status.services.map(({ id, level, detail }) => `${level.padEnd(4)} ${id}: ${detail}`),
    ...status.jobs
      .filter((job) => job.error)
      .map((job) => `falha ${job.finishedAt ?? ''} ${job.title}: ${job.error?.code ?? ''}`),
  ].join('\n');
}
