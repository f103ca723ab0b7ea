import type { LotRecord } from '@pec-aberto/ledi';
import { deleteStoredFile, hashChunks, storeFile } from '#platform/files/store';
import { loadLedi } from '#platform/ledi/load';
import { runUseCase } from '#platform/usecase/run';
import { CHUNK_BYTES } from '../../contract/peer.ts';
import { type OutgoingFicha, outgoingFichas } from '../sending/lote-records.ts';
import { nameOf } from '../sending/write-lote.ts';
import {
  addExceptions,
  clearExceptions,
  type Exception,
  findFile,
  keepFile,
  type WrittenFile,
} from './delivery-queries.ts';
import { LoteFailure, type Sending, TakenOver } from './transport.ts';

/**
 * A lot as it goes to one destination: kept in the base until it has arrived, so that its bytes stay the same. `chunks`:
 * SHA-256 of each of its pieces, hexadecimal.
 */
export type LoteFile = { fileId: string; fichas: number; chunks: string[] };

const HASH_BYTES = 32;

/**
 * The file of a lot for a destination that reads layouts up to `layout`, written once. LoteFailure when none of its
 * fichas can be said in that layout.
 */
export async function ensureFile(sending: Sending, layout: string): Promise<LoteFile> {
  const { platform, delivery } = sending;
  const file = (await findFile(platform.db, delivery)) ?? (await write(sending, layout));
  const count = file.chunks.length / HASH_BYTES;
  const chunks = Array.from({ length: count }, (_, number) =>
    file.chunks.toString('hex', number * HASH_BYTES, (number + 1) * HASH_BYTES),
  );
  return { ...file, chunks };
}

/** Fichas between two signs of life of who writes. */
const SIGN_EACH = 5_000;

async function write(
  { platform, caller, lote, delivery, advance }: Sending,
  layout: string,
): Promise<WrittenFile> {
  const { writeLot, deflateRecord } = await loadLedi();
  const exceptions: Exception[] = [];
  const count = { fichas: 0 };
  const pieces = writeLot(
    writable(await outgoingFichas(platform, lote, { layout }), exceptions, count, () => advance(0, 0)),
    deflateRecord,
  );
  const name = await nameOf(platform.db, lote);
  const written = await runUseCase(platform, caller, async ({ db, now }) => {
    const file = await storeFile(db, pieces, name, now, CHUNK_BYTES);
    await clearExceptions(db, delivery);
    await addExceptions(db, delivery, exceptions);
    const isSayable = count.fichas > 0;
    const kept = isSayable ? { fileId: file.id, chunks: await hashChunks(db, file.id), ...count } : null;
    const isOurs = await keepFile(db, delivery, { ...(kept ?? NO_FILE), layout });
    if (!isOurs) throw new TakenOver('the delivery was taken over while its file was written');
    if (!kept) await deleteStoredFile(db, file.id);
    return kept;
  });
  if (!written) throw nothingSayable(layout);
  return written;
}

const NO_FILE = { fileId: null, chunks: null, fichas: 0 };

export const nothingSayable = (layout: string) =>
  new LoteFailure(
    `O destino lê só até o layout ${layout}, que não consegue dizer nenhuma ficha deste lote. Elas esperam que ele se atualize.`,
  );

async function* writable(
  fichas: AsyncIterable<OutgoingFicha>,
  exceptions: Exception[],
  count: { fichas: number },
  live: () => Promise<void>,
): AsyncGenerator<LotRecord> {
  for await (const { position, uuid, bytes, reasons } of fichas) {
    if (reasons.length > 0) exceptions.push({ position, uuid, kind: bytes ? 'reduced' : 'kept', reasons });
    if ((position + 1) % SIGN_EACH === 0) await live();
    if (!bytes) continue;
    count.fichas += 1;
    yield { uuid, bytes };
  }
}
