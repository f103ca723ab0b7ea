import { lockByName } from '#platform/db/lock';
import { Problem } from '#platform/errors/problem';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { rndsWrong } from '../settings.ts';

// A certificate on the server is no safe to try passwords on.
const MOST = 5;
const WAIT_MINUTES = 15;

/** Wrong passwords that a municipality tried of late; a while after the last, none. */
async function wrongOfLate({ platform, db, now }: UseCaseContext, municipalityId: string): Promise<number> {
  const wrong = await readSetting(platform, db, rndsWrong, municipalityId);
  const since = now.getTime() - WAIT_MINUTES * 60_000;
  return wrong && new Date(wrong.at).getTime() > since ? wrong.failed : 0;
}

/** 429 after too many wrong passwords. Tries at once are counted one by one. */
export async function refuseTired(context: UseCaseContext, municipalityId: string): Promise<void> {
  await lockByName(context.db, `rnds:${municipalityId}`);
  if ((await wrongOfLate(context, municipalityId)) < MOST) return;
  throw new Problem(
    429,
    'rnds-too-many-attempts',
    `Houve ${MOST} senhas erradas do certificado. Aguarde ${WAIT_MINUTES} minutos e tente de novo.`,
  );
}

export async function countWrong(context: UseCaseContext, municipalityId: string): Promise<void> {
  const { platform, db, now } = context;
  const failed = (await wrongOfLate(context, municipalityId)) + 1;
  await writeSetting(platform, db, rndsWrong, { failed, at: now.toISOString() }, now, municipalityId);
}

export const forgetWrong = ({ platform, db, now }: UseCaseContext, municipalityId: string): Promise<void> =>
  writeSetting(platform, db, rndsWrong, null, now, municipalityId);
