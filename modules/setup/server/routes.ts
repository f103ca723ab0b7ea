import type { Db } from '#platform/db/database';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { Problem } from '#platform/errors/problem';
import { networkUrls } from '#platform/process/addresses';
import type { Platform } from '#platform/runtime/platform';
import { confirmContinuation, getAbout, getContinuation, getSetup, initialise } from '../contract.ts';
import { confirmInstallation } from './continuation.ts';
import { initialiseInstallation } from './initialise.ts';
import { findInstallation, getInstallation, type Installation, readBaseVersion } from './queries.ts';
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

const shown = ({ unconfirmedWhy: _why, unconfirmedSince: _since, ...about }: Installation) => about;

async function continuation(db: Db) {
  const { name, link, purpose, unconfirmedWhy, unconfirmedSince } = await getInstallation(db);
  return { name, link, purpose, why: unconfirmedWhy, since: unconfirmedSince?.toISOString() ?? null };
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
  read(getContinuation, ({ db }) => continuation(db)),
  change(confirmContinuation, async (context) => {
    await confirmInstallation(context);
    return continuation(context.db);
  }),
  read(getAbout, async ({ db, platform }) => {
    const { version, migrated_at } = await readBaseVersion(db);
    const installation = await findInstallation(db);
    return {
      installation: installation ? shown(installation) : null,
      version: platform.version,
      databaseVersion: version.split(' ')[0] ?? version,
      updatedAt: migrated_at?.toISOString() ?? null,
    };
  }),
];
