import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import { readClosing } from '#modules/closing/index';
import type { Db } from '#platform/db/database';
import type { AccessKind } from '#platform/permissions/access';
import { findMailServer } from '#platform/mail/settings';
import type { Platform } from '#platform/runtime/platform';
import type { AccessInfo, SessionView } from '../contract.ts';
import { findInstallation } from './installation-queries.ts';
import { type AccessRow, findAccount, listAccesses } from './queries.ts';
import { opens } from './preferences.ts';
import { resourcesOf } from './resources.ts';
import { termsVersion } from './terms.ts';

const TITLES: Partial<Record<AccessKind, string>> = {
  installer: 'Administrador da instalação',
  'municipal-admin': 'Administrador municipal',
  'municipal-manager': 'Gestor municipal',
  'state-manager': 'Gestor estadual',
};
// Until there is a municipality, the installer sees the official time.
const DEFAULT_ZONE = 'America/Sao_Paulo';

async function accessInfo(db: Db, row: AccessRow): Promise<Static<typeof AccessInfo>> {
  return {
    id: row.id,
    kind: row.kind,
    title: TITLES[row.kind] ?? row.unit_name ?? '',
    unit: row.unit_id ? { id: row.unit_id, name: row.unit_name ?? '', cnes: row.cnes ?? '' } : null,
    team: row.team_id ? { id: row.team_id, name: row.team_name ?? '', ine: row.ine ?? '' } : null,
    cbo: row.cbo ? { code: row.cbo, name: row.cbo_name ?? '' } : null,
    municipality: row.municipality_id
      ? {
          id: row.municipality_id,
          ibge: row.ibge ?? '',
          name: row.municipality_name ?? '',
          uf: row.municipality_uf ?? '',
        }
      : null,
    profiles: row.profiles,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    initialModule: await initialModuleOf(db, row),
  };
}

/** The page chosen, while the access opens it. */
async function initialModuleOf(db: Db, row: AccessRow): Promise<string | null> {
  if (row.initial_module === null || row.initial_module_needs === null) return null;
  const resources = await resourcesOf(db, { ...row, profiles: row.profile_ids });
  return opens(resources, row.initial_module_needs) ? row.initial_module : null;
}

async function installationView(platform: Platform, db: Db) {
  const row = await findInstallation(db);
  return {
    configured: row !== undefined,
    name: row?.name ?? null,
    purpose: row?.purpose ?? null,
    unconfirmed: row?.unconfirmed ?? false,
    version: platform.version,
    closing: await readClosing(platform, db),
    passwordByEmail: (await findMailServer(platform, db)) !== undefined,
  };
}

/** What a session is now; `person` is null for nobody. */
export async function sessionView(
  platform: Platform,
  db: Db,
  person: {
    professionalId: string;
    mustChangePassword: boolean;
    accessId: string | null;
    resources: ReadonlySet<string>;
    idleExpiresAt: Date;
  } | null,
): Promise<Static<typeof SessionView>> {
  const installation = await installationView(platform, db);
  const account = person ? await findAccount(db, person.professionalId) : undefined;
  if (!person || !account) return { state: 'anonymous', installation };
  const idleExpiresAt = person.idleExpiresAt.toISOString();
  const user = {
    id: person.professionalId,
    name: account.name,
    cpfMasked: account.cpf ? maskCpf(account.cpf) : '',
    directAccess: account.direct_access === true,
    localKey: platform.secrets.digest(`local key of ${person.professionalId}`),
  };
  if (person.mustChangePassword) return { state: 'password-change', installation, idleExpiresAt, user };
  if (account.terms_version !== termsVersion) return { state: 'terms', installation, idleExpiresAt, user };
  const rows = await listAccesses(db, person.professionalId);
  const accesses: Static<typeof AccessInfo>[] = [];
  for (const row of rows) accesses.push(await accessInfo(db, row));
  const current = rows.find((row) => row.id === person.accessId);
  const info = accesses.find(({ id }) => id === person.accessId);
  if (!current || !info) return { state: 'choose-access', installation, idleExpiresAt, user, accesses };
  const access = {
    ...info,
    resources: [...person.resources],
    firstAccess: current.kind === 'municipal-admin' && current.first_access_done_at === null,
    timeZone: current.time_zone ?? DEFAULT_ZONE,
  };
  return { state: 'active', installation, idleExpiresAt, user, access, accesses };
}
