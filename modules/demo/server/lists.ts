import { fillDay } from '#modules/reception/index';
import type { UseCaseContext } from '#platform/usecase/context';

/** People of each unit's teams on its list of today; how many came. */
export async function fillLists(context: UseCaseContext, municipalityId: string): Promise<number> {
  const arrivals = await fillDay(context.db, municipalityId, context.now);
  if (arrivals > 0) {
    context.audit({ type: 'demo.lists-filled', municipalityId, details: { arrivals } });
  }
  return arrivals;
}
