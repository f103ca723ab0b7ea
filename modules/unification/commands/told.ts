import type { CommandContext } from '#platform/cli/command';
import { percentTold } from '#platform/cli/percent';
import type { JobProgress } from '#platform/jobs/job';
import type { Platform } from '#platform/runtime/platform';

const STEP_PERCENT = 10;

/** Progress of work, for who stands at a terminal. */
export function told({ progress }: Pick<CommandContext<Platform>, 'progress'>) {
  const tell = percentTold(progress, STEP_PERCENT);
  return ({ step = '', done = 0, total = null }: JobProgress) => tell(step, done, total);
}
