import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { passwordRound } from '../settings.ts';

/**
 * "Redefinir a senha de todos os usuários": each one, the installer too, defines another password at the next
 * entry (ADM-C06). Passwords stay as they are and open sessions go on. Returns when it was asked.
 */
export async function askPasswordOfEverybody(context: UseCaseContext): Promise<string> {
  const { round } = await readSetting(context.platform, context.db, passwordRound);
  const requestedAt = context.now.toISOString();
  await writeSetting(
    context.platform,
    context.db,
    passwordRound,
    { round: round + 1, requestedAt },
    context.now,
  );
  context.audit({ type: 'access.password-of-everybody-asked' });
  return requestedAt;
}
