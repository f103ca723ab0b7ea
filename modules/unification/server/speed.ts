import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { writeSetting } from '#platform/settings/settings';
import { speedSetting } from '../settings.ts';

/** How fast this unit sends its base: KiB a second, 0 without a limit; in force with the next piece. 422 `unification-speed`. */
export async function setSpeed(
  { platform, db, now, audit }: Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>,
  kibPerSecond: number,
): Promise<void> {
  const isFit = Number.isInteger(kibPerSecond) && (kibPerSecond === 0 || kibPerSecond >= 8);
  if (!isFit || kibPerSecond > 1_000_000) {
    throw refused(
      'unification-speed',
      'Informe a velocidade em KiB por segundo: um número inteiro de 8 a 1000000, ou 0 para enviar sem limite.',
    );
  }
  await writeSetting(platform, db, speedSetting, kibPerSecond, now);
  audit({ type: 'unification.speed', details: { kibPerSecond } });
}
