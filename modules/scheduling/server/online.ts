import { requireWholeInstallation } from '#platform/permissions/scope';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { onlineAgenda } from '../settings.ts';
import { tellUnits } from './tell-units.ts';

type Switch = { enabled: boolean };

export async function readOnlineAgenda({ platform, db, actor }: ReadContext): Promise<Switch> {
  requireWholeInstallation(actor);
  return { enabled: await readSetting(platform, db, onlineAgenda) };
}

/** What was given to online booking stays written; while this is off, its slots are the unit's. */
export async function setOnlineAgenda(context: UseCaseContext, { enabled }: Switch): Promise<Switch> {
  requireWholeInstallation(context.actor);
  await writeSetting(context.platform, context.db, onlineAgenda, enabled, context.now);
  await tellUnits(context, null);
  context.audit({
    type: 'scheduling.online-agenda-switched',
    municipalityId: null,
    details: { isOn: enabled },
  });
  return { enabled };
}
