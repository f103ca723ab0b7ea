import { Problem } from '#platform/errors/problem';
import { isDatabaseAway } from '#platform/db/errors';
import { JobCancelled, type JobContext } from '#platform/jobs/job';

const STOPPED = 'A tarefa foi cancelada antes de terminar. Nada foi alterado.';
const FAILED = 'A tarefa falhou e nada foi alterado. Veja a situação da instalação e tente de novo.';

/** Why a job gives up, in Portuguese; undefined where it is tried again, by itself or by the next worker. */
export function endOf(
  error: unknown,
  { signal, attempt }: Pick<JobContext, 'signal' | 'attempt'>,
  tries: number,
): string | undefined {
  if (error instanceof JobCancelled || signal.reason instanceof JobCancelled) return STOPPED;
  if (signal.aborted || isDatabaseAway(error)) return undefined;
  if (error instanceof Problem) return error.detail;
  return attempt >= tries ? FAILED : undefined;
}
