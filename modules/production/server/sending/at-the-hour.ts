import { civilTime } from '#platform/clock/civil';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { unconfirmedSentence } from '#modules/setup/index';
import { hourSetting, lastDaySetting } from '../../settings.ts';
import { generateLote } from './generate-lote.ts';
import { listPlaces, type Place } from './sending-queries.ts';

/**
 * Generates the lot of each municipality whose hour has come and that had none generated at the hour today: a machine
 * that was off at its hour catches up once it is on. A fault of one does not stop the others.
 */
export async function generateAtTheHour(
  platform: Platform,
  caller: Caller,
  signal?: AbortSignal,
): Promise<{ generated: number }> {
  let generated = 0;
  // What was lot and number of the original must not be another here; the day is caught up once somebody confirms.
  if ((await unconfirmedSentence(platform.db)) !== null) return { generated };
  for (const place of await listPlaces(platform.db)) {
    if (signal?.aborted) break;
    try {
      if (await generateFor(platform, caller, place)) generated += 1;
    } catch (error) {
      platform.log.error('lote-not-generated', { municipality: place.ibge, ...errorFields(error) });
    }
  }
  return { generated };
}

async function generateFor(platform: Platform, caller: Caller, place: Place): Promise<boolean> {
  const now = platform.clock.now();
  const { day, time } = civilTime(now, place.timeZone);
  const [hour, lastDay] = [
    await readSetting(platform, platform.db, hourSetting, place.id),
    await readSetting(platform, platform.db, lastDaySetting, place.id),
  ];
  if (lastDay === day || time.slice(0, 5) < hour) return false;
  return runUseCase(platform, caller, async (context) => {
    const { db, audit } = context;
    await writeSetting(platform, db, lastDaySetting, day, now, place.id);
    const lote = await generateLote(context, place.id);
    if (!lote) audit({ type: 'production.hour-passed', subject: { table: 'municipality', id: place.id } });
    return lote !== null;
  });
}
