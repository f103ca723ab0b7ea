import type { Static } from 'typebox';
import { refused } from '#platform/errors/problem';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { type Settings, type SettingsChange, SPEED } from '../contract/settings.ts';
import { hoursSetting, speedSetting } from '../settings.ts';

export async function readUnificationSettings({
  platform,
  db,
}: Pick<ReadContext, 'platform' | 'db'>): Promise<Static<typeof Settings>> {
  return {
    hours: await readSetting(platform, db, hoursSetting),
    kibPerSecond: await readSetting(platform, db, speedSetting),
  };
}

/** Stores what was sent and nothing else. 422 `unification-speed`. */
export async function changeSettings(
  context: UseCaseContext,
  { hours, kibPerSecond }: Static<typeof SettingsChange>,
): Promise<Static<typeof Settings>> {
  if (hours !== undefined) await setHours(context, hours);
  if (kibPerSecond !== undefined) await setSpeed(context, kibPerSecond);
  return readUnificationSettings(context);
}

/** How long people have to decide: of what enters from now on. */
async function setHours({ platform, db, now, audit }: UseCaseContext, hours: number): Promise<void> {
  await writeSetting(platform, db, hoursSetting, hours, now);
  audit({ type: 'unification.hours', details: { hours } });
}

/** How fast this unit sends its base: KiB a second, 0 without a limit; in force with the next piece. 422 `unification-speed`. */
export async function setSpeed(
  { platform, db, now, audit }: UseCaseContext,
  kibPerSecond: number,
): Promise<void> {
  const isFit = Number.isInteger(kibPerSecond) && (kibPerSecond === 0 || kibPerSecond >= SPEED.least);
  if (!isFit || kibPerSecond > SPEED.most) {
    const message = `Informe a velocidade em KiB por segundo: um número inteiro de ${SPEED.least} a ${SPEED.most}, ou 0 para enviar sem limite.`;
    throw refused('unification-speed', message, [{ path: 'kibPerSecond', message }]);
  }
  await writeSetting(platform, db, speedSetting, kibPerSecond, now);
  audit({ type: 'unification.speed', details: { kibPerSecond } });
}
