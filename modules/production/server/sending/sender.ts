import { isCnpj, isCpf } from '@pec-aberto/brazil';
import { programVersion } from '#platform/config/root';
import type { Db } from '#platform/db/database';
import { conflict, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { getInstallation } from '#modules/setup/index';
import type { Sender } from '../../contract.ts';
import { hourSetting, senderSetting } from '../../settings.ts';
import { TRAINING_MARK } from '../judging/judge.ts';
import type { GeneratedLote } from './sending-queries.ts';

/**
 * Keeps who sends the fichas of a municipality and, where told, the hour of its lots. 422 `sender-document` when the
 * document is of nobody.
 */
export async function saveSending(
  { platform, db, now, audit }: UseCaseContext,
  municipalityId: string,
  sending: { sender: Sender; hour?: string },
): Promise<void> {
  const { sender, hour } = sending;
  if (!isCnpj(sender.document) && !isCpf(sender.document)) {
    const message = 'Confira o CNPJ ou o CPF: os dígitos finais não conferem.';
    throw refused('sender-document', message, [{ path: 'sender.document', message }]);
  }
  await writeSetting(platform, db, senderSetting, sender, now, municipalityId);
  if (hour !== undefined) await writeSetting(platform, db, hourSetting, hour, now, municipalityId);
  audit({
    type: 'production.sending-saved',
    subject: { table: 'municipality', id: municipalityId },
    fields: Object.keys(sending),
  });
}

type Sending = Pick<GeneratedLote, 'municipalityId' | 'training'>;

/**
 * Who sends a lot, as its records say it. 409 `sender-missing` where the municipality has not said who it is: the LEDI
 * asks every record for the document and the name.
 */
export async function senderOf(platform: Pick<Platform, 'secrets'>, db: Db, lote: Sending) {
  const sender = await findSender(platform, db, lote);
  if (!sender) {
    throw conflict(
      'sender-missing',
      'Falta dizer quem envia as fichas (CNPJ e nome da secretaria): em Transmissão de dados › Envio, “Dizer quem envia”.',
    );
  }
  return sender;
}

/** Who sends the fichas of a municipality; undefined where nobody said it yet. */
export async function findSender(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
  { municipalityId, training }: Sending,
) {
  const sender = await readSetting(platform, db, senderSetting, municipalityId);
  return (
    sender && {
      ...(await installedAs(db, training)),
      cpfOuCnpj: sender.document,
      nomeOuRazaoSocial: sender.name,
      ...(sender.phone ? { fone: sender.phone } : {}),
      ...(sender.email ? { email: sender.email } : {}),
    }
  );
}

/** This installation as its records name it, whoever sends them. */
export async function installedAs(db: Db, training: boolean) {
  const { id } = await getInstallation(db);
  const version = programVersion();
  return {
    contraChave: `PEC Aberto - ${version}${training ? ` ${TRAINING_MARK}` : ''}`,
    uuidInstalacao: id,
    versaoSistema: version,
  };
}
