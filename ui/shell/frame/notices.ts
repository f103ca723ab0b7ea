import type { JobView } from '../../client/jobs.ts';
import type { JobResults, PageDefinition } from '../pages.ts';
import type { StatusShape } from '../../kit/status-mark.tsx';

/** What the bell tells of one job, and the page where its result is. */
export type JobNotice = {
  job: JobView;
  link: { to: string; params: Record<string, string> };
  /** How it ended, as its page calls it. */
  end: { shape: StatusShape; label: string } | null;
};

const paramsOf = (results: JobResults | undefined, job: JobView) =>
  results?.kind === job.kind ? (results.params ? results.params(job.result) : {}) : null;

/** Jobs whose result has a page that the access may open; the others ended where they were asked. */
export function noticesOf(jobs: readonly JobView[], pages: readonly PageDefinition[]): JobNotice[] {
  return jobs.flatMap((job) => {
    for (const page of pages) {
      const params = paramsOf(page.results, job);
      if (params)
        return [{ job, link: { to: page.path, params }, end: page.results?.end?.(job.result) ?? null }];
    }
    return [];
  });
}

/** When the last of them to end did, ISO 8601 by the server's clock; '' while none has. */
export const lastEnd = (notices: readonly JobNotice[]): string =>
  notices.reduce((last, { job }) => (job.finishedAt && job.finishedAt > last ? job.finishedAt : last), '');

/** How many ended after the last that the person saw. */
export const countNew = (notices: readonly JobNotice[], seenAt: string): number =>
  notices.filter(({ job }) => job.finishedAt !== null && job.finishedAt > seenAt).length;
