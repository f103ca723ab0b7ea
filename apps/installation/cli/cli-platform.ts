import type { BootSettings } from '#platform/config/boot';
import { createLogger } from '#platform/log/logger';
import type { OwnedPlatform } from '../platform.ts';

const CONNECTIONS = 4;

/** What commands stand on. Loaded only by commands that need it; its log goes to standard error. */
export async function openPlatform(databaseUrl: string, boot: BootSettings): Promise<OwnedPlatform> {
  const { createPlatform } = await import('../platform.ts');
  const level = boot.logLevel === 'debug' ? 'debug' : 'error';
  const log = createLogger('cli', level, (line) => process.stderr.write(line));
  return createPlatform(databaseUrl, boot, { process: 'cli', pool: CONNECTIONS, log });
}
