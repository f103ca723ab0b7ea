import type { Attachment } from '#platform/cli/run';
import type { BootSettings } from '#platform/config/boot';
import type { Platform } from '#platform/runtime/platform';
import { attachInstallation } from './attach.ts';
import { openPlatform } from './cli-platform.ts';

/** The installation of a data folder, with what use cases stand on. Throws StartError. */
export async function attachPlatform(
  boot: BootSettings,
  progress: (text: string) => void,
): Promise<Attachment<Platform>> {
  const installation = await attachInstallation(boot, progress);
  const platform = await openPlatform(installation.databaseUrl, boot);
  const close = async () => {
    await platform.close();
    await installation.close();
  };
  return { platform, replaceBase: installation.replaceBase, close };
}
