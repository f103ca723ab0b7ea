import { programVersion } from '#platform/config/root';
import type { Db } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { readSetting } from '#platform/settings/settings';
import { getInstallation } from '#modules/setup/index';
import { senderSetting } from '../../settings.ts';
import type { GeneratedLote } from './sending-queries.ts';

/** Ends the `contraChave` of whoever sends from a training installation: its records are nobody's production. */
export const TRAINING_MARK = '(TREINAMENTO)';

/**
 * Who sends a lot, as its records say it. 409 `sender-missing` where the municipality has not said who it is: the LEDI
 * asks every record for the document and the name.
 */
export async function senderOf(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
  lote: Pick<GeneratedLote, 'municipalityId' | 'training'>,
) {
  const sender = await readSetting(platform, db, senderSetting, lote.municipalityId);
  if (!sender) {
    throw conflict(
      'sender-missing',
      'Falta dizer quem envia as fichas (CNPJ e nome da secretaria). Preencha em “Quem envia” e salve o lote de novo.',
    );
  }
  const { id } = await getInstallation(db);
  const version = programVersion();
  return {
    contraChave: `PEC Aberto - ${version}${lote.training ? ` ${TRAINING_MARK}` : ''}`,
    uuidInstalacao: id,
    cpfOuCnpj: sender.document,
    nomeOuRazaoSocial: sender.name,
    ...(sender.phone ? { fone: sender.phone } : {}),
    ...(sender.email ? { email: sender.email } : {}),
    versaoSistema: version,
  };
}
