import type { ReceiptCounts, ReceiptHead } from '@pec-aberto/ledi';
import { uuidV7 } from '#platform/db/uuid';
import { refused } from '#platform/errors/problem';
import { type Ledi, loadLedi } from '#platform/ledi/load';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Outcomes } from '../reception/lote-queries.ts';
import { addReceipt, addRefusals, findSavedLote, type Refused, type SentLote } from './receipt-queries.ts';

const BATCH = 500;

export type ReceiptRead = Outcomes & { number: number; receiver: string };

/**
 * Reads the return receipt of a lot that went as a file. 422 `not-a-receipt`; `receipt-of-another-lote` when it is of no
 * lot that `municipalityId` (null: the installation) saved; `receipt-counts-differ` when it counts other fichas.
 */
export const readLoteReceipt = (
  context: UseCaseContext,
  path: string,
  municipalityId: string | null,
): Promise<ReceiptRead> =>
  keepReceipt(context, path, ({ lot }) =>
    findSavedLote(context.db, Buffer.from(lot.sha256, 'hex'), municipalityId),
  );

/**
 * Keeps what a receipt says, reading it twice: to its end, for until then it proves nothing, and for what was refused.
 * The same receipt again changes nothing. `loteOf`: the lot it may be of, with the fichas that went. Refuses as
 * {@link readLoteReceipt} does.
 */
export async function keepReceipt(
  { db, now, actor, audit }: UseCaseContext,
  path: string,
  loteOf: (head: ReceiptHead) => Promise<SentLote | undefined> | SentLote | undefined,
): Promise<ReceiptRead> {
  const ledi = await loadLedi();
  const { head, counts } = await verify(ledi, path);
  const lote = await loteOf(head);
  if (!lote) {
    throw refused(
      'receipt-of-another-lote',
      'Este recibo não é de um lote salvo nesta instalação. Confira o arquivo que o destino devolveu.',
    );
  }
  const judged = {
    valid: counts.valida,
    invalid: counts.invalida,
    repeated: counts.repetida,
    held: counts.retida,
  };
  const told = Object.values(judged).reduce((sum, count) => sum + count, 0);
  if (told !== lote.fichas) {
    throw refused(
      'receipt-counts-differ',
      `O recibo conta ${told} fichas e o lote ${lote.number} tem ${lote.fichas}. Peça ao destino outro recibo.`,
    );
  }
  const id = uuidV7(now.getTime());
  const isNew = await addReceipt(db, {
    id,
    loteId: lote.id,
    receiverId: head.receiver.uuidInstalacao,
    receiver: head.receiver.name,
    judgedAt: new Date(head.at),
    readAt: now,
    readBy: actor.kind === 'person' ? actor.professionalId : null,
    destinationId: lote.destinationId ?? null,
    ...judged,
  });
  if (isNew) {
    for await (const rows of refusalsOf(ledi, path)) await addRefusals(db, id, rows);
    audit({
      type: 'production.receipt-read',
      subject: { table: 'generated_lote', id: lote.id },
      details: judged,
    });
  }
  return { number: lote.number, receiver: head.receiver.name, ...judged };
}

async function verify(ledi: Ledi, path: string): Promise<{ head: ReceiptHead; counts: ReceiptCounts }> {
  let head: ReceiptHead | undefined;
  try {
    for await (const event of ledi.readReceiptFile(path)) {
      if (event.type === 'head') head = event.head;
      if (event.type === 'end' && head) return { head, counts: event.counts };
    }
  } catch (error) {
    if (!(error instanceof ledi.LediError)) throw error;
    throw refused('not-a-receipt', error.message);
  }
  throw new Error('a receipt without head or end is refused when it is read');
}

async function* refusalsOf(ledi: Ledi, path: string): AsyncGenerator<Refused[]> {
  let rows: Refused[] = [];
  let position = 0;
  for await (const event of ledi.readReceiptFile(path)) {
    if (event.type !== 'line') continue;
    const { uuid, entry, outcome, reasons } = event.line;
    if (outcome === 'invalida') rows.push({ position, uuid, entry, reasons });
    position += 1;
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
