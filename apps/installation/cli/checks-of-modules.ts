import type { BootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { readRunState } from '../supervisor/state.ts';
import { machineChecks } from './checks.ts';
import { openPlatform } from './cli-platform.ts';
import type { Checks } from './doctor.ts';
import { findStatus } from './lifecycle.ts';

/** Checks of this computer and, when the installation answers, those of its rooms. */
export async function collectChecks(boot: BootSettings): Promise<Checks> {
  const own = machineChecks(boot);
  const databaseUrl = readRunState(dataPaths(boot.dataDir).state)?.databaseUrl;
  const status = await findStatus(boot.dataDir).catch(() => undefined);
  if (!databaseUrl || !status || status.state === 'stopped')
    return { checks: own, close: async () => undefined };
  const [platform, { modules }] = await Promise.all([
    openPlatform(databaseUrl, boot),
    import('../modules.ts'),
  ]);
  const rooms = modules.flatMap((module) => module.checks ?? []);
  const bound = rooms.map(({ id, title, run }) => ({ id, title, run: () => run(platform) }));
  return { checks: [...own, ...bound], close: () => platform.close() };
}
