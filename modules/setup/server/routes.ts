import { type BoundRoute, change, type HttpSide, read } from '#platform/http/bind';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { getAbout, getSetup, initialise } from '../contract.ts';
import { isFromThisMachine } from './caller.ts';
import { initialiseInstallation } from './initialise.ts';
import { findInstallation, readBaseVersion } from './queries.ts';
import { isSetupCode } from './setup-code.ts';

const isLocal = ({ request }: HttpSide) =>
  isFromThisMachine({ address: request.socket.remoteAddress, headers: request.headers });

async function requireMayConfigure(platform: Platform, http: HttpSide, code: string | undefined) {
  if (isLocal(http) || (await isSetupCode(platform.boot.dataDir, code ?? ''))) return;
  const message = 'Código de instalação não confere. Ele aparece no console do servidor, ao iniciar.';
  throw new Problem(403, 'setup-code', message, [{ path: 'code', message }]);
}

export const setupRoutes: readonly BoundRoute[] = [
  read(getSetup, async ({ db }, _input, http) => {
    const configured = (await findInstallation(db)) !== undefined;
    return { configured, needsCode: !configured && !isLocal(http) };
  }),
  change(initialise, async (context, { body: { code, ...input } }, http) => {
    if (!(await findInstallation(context.db))) await requireMayConfigure(context.platform, http, code);
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
