import { conflict } from '#platform/errors/problem';
import { requireOpen } from '#platform/outbound/gate';
import { requireConfirmed } from '#modules/setup/index';
import type { UseCaseContext } from '#platform/usecase/context';
import { addDeliveries, type GeneratedLote, hastenDeliveries } from '../sending/sending-queries.ts';
import { enqueueSend } from './send-job.ts';

/** "Enviar agora": `hasten`, and whoever sends is woken. */
export async function sendNow(
  context: UseCaseContext,
  lote: GeneratedLote,
): Promise<{ destinations: number }> {
  const hastened = await hasten(context, lote);
  await enqueueSend(context);
  return hastened;
}

/**
 * Makes a lot due now at every active destination that has not received it, also at those added after it was generated.
 * 409 `internet-off`, `unconfirmed`, `training`, `lote-elsewhere`, `no-destination`, `already-sent`.
 */
export async function hasten(
  { platform, db, now, audit }: UseCaseContext,
  lote: GeneratedLote,
): Promise<{ destinations: number }> {
  await requireConfirmed(db);
  await requireOpen(platform, db);
  if (lote.training) {
    throw conflict('training', 'Um lote de treinamento não é transmitido. Salve-o em arquivo, se precisar.');
  }
  if (lote.elsewhere) {
    throw conflict(
      'lote-elsewhere',
      'Este lote foi gerado e enviado por outra instalação, antes de a base dela vir para cá: daqui ele não é transmitido de novo.',
    );
  }
  const added = await addDeliveries(db, lote.id, now);
  const destinations = await hastenDeliveries(db, lote.id, now);
  if (destinations === 0) {
    throw lote.state === 'sent' || lote.state === 'refused'
      ? conflict('already-sent', 'Todos os destinos ativos já receberam este lote.')
      : conflict(
          'no-destination',
          'Não há destino ativo para envio on-line. Peça a quem administra a instalação que adicione um, ou salve o lote em arquivo.',
        );
  }
  audit({
    type: 'production.lote-hastened',
    subject: { table: 'generated_lote', id: lote.id },
    details: { destinations, added },
  });
  return { destinations };
}
