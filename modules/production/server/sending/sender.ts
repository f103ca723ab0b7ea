import { isCnpj, isCpf } from '@pec-aberto/brazil';
import { programVersion } from '#platform/config/root';
import type { Db } from '#platform/db/database';
import { conflict, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { getInstallation } from '#modules/setup/index';
import type { Sender } from '../../contract.ts';
import { senderSetting } from '../../settings.ts';
import { TRAINING_MARK } from '../reception/judge.ts';
import type { GeneratedLote } from './sending-queries.ts';

/** Keeps who sends the fichas of a municipality. 422 when the document is of nobody. */
export async function saveSender(
  { platform, db, now }: Pick<UseCaseContext, 'platform' | 'db' | 'now'>,
  municipalityId: string,
  sender: Sender,
): Promise<void> {
  if (!isCnpj(sender.document) && !isCpf(sender.document)) {
    const message = 'Confira o CNPJ ou o CPF: os dígitos finais não conferem.';
    throw refused('sender-document', message, [{ path: 'sender.document', message }]);
  }
  await writeSetting(platform, db, senderSetting, sender, now, municipalityId);
}

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
