import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorCheck } from '#platform/cli/command';
import type { BootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { lostKey } from '#platform/settings/master-key';
import { masterKeyPath } from '#platform/settings/secret-box';
import { readRunState } from '../supervisor/state.ts';
import { machineChecks } from './checks.ts';
import { openPlatform } from './cli-platform.ts';
import type { Checks } from './doctor.ts';
import { findStatus } from './lifecycle.ts';

/** Of an installation that cannot be asked: is the key of its secrets there? One that never started has none. */
function keyThere({ dataDir }: BootSettings): DoctorCheck[] {
  if (!existsSync(join(dataPaths(dataDir).cluster, 'PG_VERSION'))) return [];
  const run: DoctorCheck['run'] = async () =>
    existsSync(masterKeyPath(dataDir))
      ? { level: 'ok', detail: 'Presente' }
      : { level: 'fail', detail: `Falta. ${lostKey(dataDir)}` };
  return [{ id: 'secrets', title: 'Chave dos segredos', run }];
}

/** Checks of this computer and, when the installation answers, those of its rooms. */
export async function collectChecks(boot: BootSettings): Promise<Checks> {
  const own = machineChecks(boot);
  const databaseUrl = readRunState(dataPaths(boot.dataDir).state)?.databaseUrl;
  const status = await findStatus(boot.dataDir).catch(() => undefined);
  if (!databaseUrl || !status || status.state === 'stopped')
    return { checks: [...own, ...keyThere(boot)], close: async () => undefined };
  if (!existsSync(masterKeyPath(boot.dataDir))) {
    return { checks: [...own, ...keyThere(boot)], close: async () => undefined };
  }
  const [platform, { modules }] = await Promise.all([
    openPlatform(databaseUrl, boot),
    import('../modules.ts'),
  ]);
  const rooms = modules.flatMap((module) => module.checks ?? []);
  const bound = rooms.map(({ id, title, run }) => ({ id, title, run: () => run(platform) }));
  return { checks: [...own, ...bound], close: () => platform.close() };
}
