import type { BootSettings } from '#platform/config/boot';
import { programVersion } from '#platform/config/root';
import { type Clock, systemClock } from '#platform/clock/clock';
import { createDatabase, createPool } from '#platform/db/database';
import { createLogger, type Logger } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { loadSecretBox, openSecretBox } from '#platform/settings/secret-box';

/** `makeKey`: where no supervisor has started (tests, benches), the master key is made. */
export type PlatformOptions = {
  process: string;
  pool: number;
  clock?: Clock;
  log?: Logger;
  makeKey?: boolean;
};
export type OwnedPlatform = Platform & { close(): Promise<void> };

/** Makes what the use cases of one process stand on; the caller closes it. */
export async function createPlatform(
  databaseUrl: string,
  boot: BootSettings,
  options: PlatformOptions,
): Promise<OwnedPlatform> {
  const secrets = await (options.makeKey ? loadSecretBox : openSecretBox)(boot.dataDir);
  const pool = createPool(databaseUrl, { max: options.pool, applicationName: `pec-${options.process}` });
  return {
    boot,
    databaseUrl,
    pool,
    db: createDatabase(pool, boot),
    clock: options.clock ?? systemClock,
    log: options.log ?? createLogger(options.process, boot.logLevel),
    secrets,
    version: programVersion(),
    // Most commands touch no citizen, and start without the rooms.
    citizenEvents: async () => (await import('./modules.ts')).allCitizenEvents,
    close: () => pool.end(),
  };
}
