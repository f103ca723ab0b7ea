import type { Static } from 'typebox';
import type { RouteInput } from '#platform/contract/route';
import { simultaneousRequests, STANDARD_REQUESTS } from '#platform/http/simultaneous';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { AdvancedView, changeAdvanced as contract } from '../contract.ts';
import { householdsByPaper, searchByProperty } from '../settings.ts';

type Change = RouteInput<typeof contract>['body'];
const NAMES = ['simultaneous', 'householdsByPaper', 'searchByProperty'] as const;

export async function readAdvanced({
  platform,
  db,
}: Pick<ReadContext, 'platform' | 'db'>): Promise<Static<typeof AdvancedView>> {
  return {
    simultaneous: await readSetting(platform, db, simultaneousRequests),
    standardSimultaneous: STANDARD_REQUESTS,
    householdsByPaper: await readSetting(platform, db, householdsByPaper),
    searchByProperty: await readSetting(platform, db, searchByProperty),
  };
}

/** Stores what was sent and nothing else; the trail keeps the names of what changed. */
export async function changeAdvanced(context: UseCaseContext, change: Change): Promise<void> {
  const { platform, db, now } = context;
  const before = await readAdvanced(context);
  if (change.simultaneous !== undefined)
    await writeSetting(platform, db, simultaneousRequests, change.simultaneous, now);
  if (change.householdsByPaper !== undefined)
    await writeSetting(platform, db, householdsByPaper, change.householdsByPaper, now);
  if (change.searchByProperty !== undefined)
    await writeSetting(platform, db, searchByProperty, change.searchByProperty, now);
  const fields = NAMES.filter((name) => change[name] !== undefined && change[name] !== before[name]);
  context.audit({ type: 'settings.advanced-changed', fields });
}
