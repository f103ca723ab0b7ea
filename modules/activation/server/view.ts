import { chaveFor } from '@pec-aberto/activation';
import type { Static } from 'typebox';
import type { BootSettings } from '#platform/config/boot';
import type { Db } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { ActivationView, MunicipalActivationView } from '../contract.ts';
import { authoritiesInForce } from './authorities.ts';
import { type ActivationRow, findAskingInstallation, listActivationRows, listInstallers } from './queries.ts';
import { acceptsSimulators, transmissionRule } from './transmission.ts';

/** The installation asking; 409 before the set-up, when there is nothing to bind a chave to. */
export async function getAskingInstallation(db: Db) {
  const installation = await findAskingInstallation(db);
  if (installation) return installation;
  throw conflict('not-configured', 'Esta instalação ainda não foi configurada. Configure-a antes de ativar.');
}

/** Chave, activation and transmission of the municipalities in reach, by name. */
export async function listActivationViews(
  db: Db,
  municipalityId: string | null,
  boot: Pick<BootSettings, 'trustSimulators'>,
): Promise<Static<typeof ActivationView>[]> {
  const installation = await getAskingInstallation(db);
  const rows = await listActivationRows(db, municipalityId);
  return rows.map(({ ibge, name, uf, ...row }) => {
    const activation = activationOf(row);
    return {
      municipality: { ibge, name, uf },
      chave: chaveFor({ installationId: installation.id, ibge }),
      activation: activation ?? null,
      transmission: transmissionRule(installation, activation, boot.trustSimulators),
    };
  });
}

function activationOf(row: Omit<ActivationRow, 'ibge' | 'name' | 'uf'>) {
  const { authority, authority_name, simulated, issued_on, activated_at } = row;
  if (!authority || !authority_name || simulated === null || !issued_on || !activated_at) return undefined;
  return {
    authority: { id: authority, name: authority_name },
    simulated,
    issuedOn: issued_on,
    activatedAt: activated_at.toISOString(),
  };
}

/** The same of one municipality, already known to be in scope, with whom to ask. */
export async function getActivationView(
  db: Db,
  municipalityId: string,
  platform: Pick<Platform, 'boot' | 'secrets'>,
): Promise<Static<typeof MunicipalActivationView>> {
  const [view] = await listActivationViews(db, municipalityId, platform.boot);
  if (!view) throw new Error('a municipality in scope is not in the base');
  const simulators = acceptsSimulators(await getAskingInstallation(db), platform.boot.trustSimulators);
  const known = await authoritiesInForce(platform, db);
  const authorities = known.filter(({ simulated }) => simulators || !simulated).map(({ name }) => name);
  return { ...view, authorities, installers: await listInstallers(db) };
}
