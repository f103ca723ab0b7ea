import type { JobView } from '../jobs.ts';
import type { JobResults, PageDefinition } from '../pages.ts';
import type { StatusShape } from '../status-mark.tsx';

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

/** How many ended after the person last looked, by the server's clock. */
export const countNew = (notices: readonly JobNotice[], seenAt: string): number =>
  notices.filter(({ job }) => job.finishedAt !== null && job.finishedAt > seenAt).length;
