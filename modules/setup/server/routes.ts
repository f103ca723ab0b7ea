import { type BoundRoute, change, read } from '#platform/http/bind';
import { Problem } from '#platform/errors/problem';
import { networkUrls } from '#platform/process/addresses';
import type { Platform } from '#platform/runtime/platform';
import { getAbout, getSetup, initialise } from '../contract.ts';
import { initialiseInstallation } from './initialise.ts';
import { findInstallation, readBaseVersion } from './queries.ts';
import { isSetupCode } from './setup-code.ts';

/**
 * Whoever reads the console of the server, or its data folder, may configure it. The machine a request comes from says
 * nothing: a proxy on this one makes everybody look local.
 */
async function requireCode(platform: Platform, code: string): Promise<void> {
  if (await isSetupCode(platform.boot.dataDir, code)) return;
  const message = 'Código de instalação não confere. Ele aparece no console do servidor, ao iniciar.';
  throw new Problem(403, 'setup-code', message, [{ path: 'code', message }]);
}

export const setupRoutes: readonly BoundRoute[] = [
  read(getSetup, async ({ db, platform }) => {
    const configured = (await findInstallation(db)) !== undefined;
    return { configured, addresses: configured ? [] : networkUrls(platform.boot.host, platform.boot.port) };
  }),
  change(initialise, async (context, { body: { code, ...input } }) => {
    if (!(await findInstallation(context.db))) await requireCode(context.platform, code);
    return initialiseInstallation(context, input);
  }),
  read(getAbout, async ({ db, platform }) => {
    const { version, migrated_at } = await readBaseVersion(db);
    return {
      installation: (await findInstallation(db)) ?? null,
      version: platform.version,
      databaseVersion: version.split(' ')[0] ?? version,
      updatedAt: migrated_at?.toISOString() ?? null,
    };
  }),
];
