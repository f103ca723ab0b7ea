import type { ReceiptReason } from '@pec-aberto/ledi';
import type { Db } from '#platform/db/database';
import { type Ledi, loadLedi } from '#platform/ledi/load';
import type { Platform } from '#platform/runtime/platform';
import { senderOf } from './sender.ts';
import { type GeneratedLote, listRecords } from './sending-queries.ts';

const PAGE = 500;

/**
 * A ficha of a lot as it goes: its bytes, with what an older layout had no place for; `bytes` null where that layout
 * cannot say it, and why.
 */
export type OutgoingFicha = {
  position: number;
  uuid: string;
  bytes: Uint8Array | null;
  reasons: readonly ReceiptReason[];
};

/**
 * Fichas of a lot from a position on, each saying who sends it now and nothing newer than `layout` (null: as they are).
 * 409 `sender-missing` where nobody said who sends.
 */
export async function outgoingFichas(
  platform: Platform,
  lote: GeneratedLote,
  { layout, from = 0 }: { layout: string | null; from?: number },
): Promise<AsyncGenerator<OutgoingFicha>> {
  const ledi = await loadLedi();
  const relay = ledi.createRelay(ledi.layout, await senderOf(platform, platform.db, lote));
  const writer = new ledi.LayoutWriter(ledi.layout);
  const target = layout !== null && writer.canWrite(layout) ? layout : null;
  const write = (version: string | null, bytes: Uint8Array) =>
    target !== null && version !== null && ledi.rankOf(version) > ledi.rankOf(target)
      ? writeOlder(ledi, writer, bytes, target)
      : { bytes, reasons: [] };
  return listed(platform.db, lote.id, from, (row) => {
    const { bytes, reasons } = write(row.version, relay(row.envelope));
    return { position: row.position, uuid: row.uuid, bytes, reasons };
  });
}

async function* listed(
  db: Db,
  loteId: string,
  from: number,
  write: (row: Awaited<ReturnType<typeof listRecords>>[number]) => OutgoingFicha,
): AsyncGenerator<OutgoingFicha> {
  for (let next = from; ; ) {
    const rows = await listRecords(db, loteId, { from: next, limit: PAGE });
    for (const row of rows) yield write(row);
    if (rows.length < PAGE) return;
    next += rows.length;
  }
}

function writeOlder(
  ledi: Ledi,
  writer: InstanceType<Ledi['LayoutWriter']>,
  bytes: Uint8Array,
  target: string,
): Pick<OutgoingFicha, 'bytes' | 'reasons'> {
  const { record, losses, refusals } = writer.toLayout(ledi.decodeRecord(ledi.layout, bytes), target);
  if (!record) return { bytes: null, reasons: refusals.map(ofLayout) };
  const written = ledi.looksLikeXml(bytes)
    ? new TextEncoder().encode(ledi.encodeXml(ledi.layout, record))
    : ledi.encodeRecord(ledi.layout, record);
  return {
    bytes: written,
    reasons: losses.map(({ code, path, reason }) => ofLayout({ code, path, message: reason })),
  };
}

const ofLayout = (said: Pick<ReceiptReason, 'code' | 'path' | 'message'>): ReceiptReason => ({
  ...said,
  group: 'regra de negócio',
});
