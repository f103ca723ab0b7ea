import { builtInPackages, DataPackageError, samplePackages, withPackage } from '@pec-aberto/terminology';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { loadBuiltIn } from './import-package.ts';
import { isTraining } from './queries.ts';

/**
 * Loads the packages that came with the program where the base has none or an older one. Runs at the start
 * of web and worker alike, each package in its transaction: the first wins and the other finds it done.
 * A damaged file of the program stops nobody from working: it is logged, and the health check shows it.
 * In training the invented samples are loaded too; what a site brought is newer than they are.
 */
export async function loadBuiltInPackages(platform: Platform): Promise<void> {
  const samples = (await isTraining(platform.db)) ? samplePackages() : [];
  for (const directory of [...builtInPackages(), ...samples]) {
    try {
      await loadOne(platform, directory);
    } catch (error) {
      if (!(error instanceof DataPackageError || error instanceof Problem)) throw error;
      platform.log.error('data-package-damaged', { code: error.code });
    }
  }
}

const loadOne = (platform: Platform, directory: string): Promise<void> =>
  withPackage(directory, async (data) => {
    const loaded = await runUseCase(platform, { actor: { kind: 'system' } }, (context) =>
      loadBuiltIn(context, data),
    );
    if (!loaded) return;
    const { name, version } = data.manifest;
    platform.log.info('data-package-loaded', { package: name, version });
  });
