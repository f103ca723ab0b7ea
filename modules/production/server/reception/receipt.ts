import type { Outcome, ReceiptLine } from '@pec-aberto/ledi';
import type { Db } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import { loadLedi } from '#platform/ledi/load';
import { getInstallation } from '#modules/setup/index';
import type { Lote } from './lote-queries.ts';
import { getLoteEnd, type JudgedFicha, listJudged } from './receipt-queries.ts';

const PAGE = 1_000;
const OUTCOMES: Record<JudgedFicha['outcome'], Outcome> = {
  valid: 'valida',
  invalid: 'invalida',
  repeated: 'repetida',
  held: 'retida',
};

/**
 * The return receipt of a received lot, for whoever sent it: its name, and the bytes of its zip in pieces. 409
 * `lote-unfinished` while some of its fichas are not judged.
 */
export async function receiptOf(
  db: Db,
  lote: Lote,
): Promise<{ name: string; pieces: AsyncIterable<Uint8Array> }> {
  const { sha256, finishedAt } = await getLoteEnd(db, lote.id);
  if (!finishedAt) {
    throw conflict(
      'lote-unfinished',
      'Este lote ainda está sendo recebido. Aguarde que termine e baixe o recibo.',
    );
  }
  const { writeReceipt, deflateRecord } = await loadLedi();
  const { id, name } = await getInstallation(db);
  const head = {
    lot: { sha256, name: lote.fileName, number: lote.number },
    receiver: { uuidInstalacao: id, name },
    at: finishedAt.toISOString(),
  };
  const stem = lote.fileName.replace(/\.(zip|esus|xml)$/i, '').replaceAll(/[^\w.-]/g, '_');
  return { name: `RECIBO_${stem}.zip`, pieces: writeReceipt(head, linesOf(db, lote), deflateRecord) };
}

async function* linesOf(db: Db, lote: Lote): AsyncGenerator<ReceiptLine> {
  for (let after = -1; ; ) {
    const rows = await listJudged(db, lote, { after, limit: PAGE });
    for (const { uuid, entry, outcome, findings } of rows) {
      yield { uuid, entry: entry ?? lote.fileName, outcome: OUTCOMES[outcome], reasons: findings };
    }
    after = rows.at(-1)?.position ?? after;
    if (rows.length < PAGE) return;
  }
}
