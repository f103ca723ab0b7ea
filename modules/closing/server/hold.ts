import type { UseCaseContext } from '#platform/usecase/context';
import { readSetting, writeSetting } from '#platform/settings/settings';
import { heldSetting } from '../settings.ts';
import { readClosing } from './state.ts';

type Context = Pick<UseCaseContext, 'platform' | 'db' | 'now' | 'audit'>;

/** Closes the installation while a room works. `instead`: what people do who want it open, in Portuguese. */
export async function hold(
  { platform, db, now, audit }: Context,
  { why, instead }: { why: string; instead: string },
): Promise<void> {
  const before = await readSetting(platform, db, heldSetting);
  const since = before?.closing.since ?? now.toISOString();
  const closing = { kind: 'maintenance', why, since, until: null, goTo: null } as const;
  await writeSetting(platform, db, heldSetting, { closing, instead }, now);
  audit({ type: 'closing.closed', details: { kind: closing.kind, why } });
}

/** Ends what `hold` began: it is as people had left it. One that nothing holds stays as it is. */
export async function release({ platform, db, now, audit }: Context): Promise<void> {
  if (!(await readSetting(platform, db, heldSetting))) return;
  await writeSetting(platform, db, heldSetting, null, now);
  const left = await readClosing(platform, db);
  if (!left) audit({ type: 'closing.opened' });
  else audit({ type: 'closing.closed', details: { kind: left.kind, why: left.why, goTo: left.goTo } });
}
