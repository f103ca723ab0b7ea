import { createHash } from 'node:crypto';
import type { LotRecord } from '@pec-aberto/ledi';
import { civilTime } from '#platform/clock/civil';
import type { Db } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { conflict } from '#platform/errors/problem';
import { loadLedi } from '#platform/ledi/load';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { transmissionState } from '#modules/activation/index';
import { type OutgoingFicha, outgoingFichas } from './lote-records.ts';
import { addSaving, type GeneratedLote, getPlace } from './sending-queries.ts';

/**
 * A lot as its file: the official name, and the bytes of the zip in pieces. The saving enters the history once the last
 * piece was taken: a file that was cut in the middle was not saved.
 */
export type LoteFile = { name: string; pieces: AsyncIterable<Uint8Array> };

/**
 * Opens a lot for saving. 409 `transmission-not-allowed` where production may not leave the installation (a training
 * lot may: its records say what they are), `sender-missing` where nobody said who sends.
 */
export async function openLoteFile(
  platform: Platform,
  caller: Caller,
  lote: GeneratedLote,
): Promise<LoteFile> {
  const { db } = platform;
  if (!lote.training) {
    const { allowed, sentence } = await transmissionState(db, lote.municipalityId, platform.boot);
    if (!allowed) throw conflict('transmission-not-allowed', sentence);
  }
  const { writeLot, deflateRecord } = await loadLedi();
  const fichas = await outgoingFichas(platform, lote, { layout: null });
  return {
    name: await nameOf(db, lote),
    pieces: saved(platform, caller, lote, writeLot(wholeFichas(fichas), deflateRecord)),
  };
}

/** Official name of the file of a lot. */
export async function nameOf(db: Db, lote: GeneratedLote): Promise<string> {
  const { lotFileName } = await loadLedi();
  const { timeZone } = await getPlace(db, lote.municipalityId);
  const { day, time } = civilTime(lote.createdAt, timeZone);
  const name = lotFileName(lote.number, `${day}T${time}`);
  return lote.training ? `TREINAMENTO_${name}` : name;
}

async function* wholeFichas(fichas: AsyncIterable<OutgoingFicha>): AsyncGenerator<LotRecord> {
  for await (const { uuid, bytes } of fichas) if (bytes) yield { uuid, bytes };
}

async function* saved(
  platform: Platform,
  caller: Caller,
  { id: loteId }: GeneratedLote,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let last: Uint8Array | undefined;
  for await (const piece of pieces) {
    if (last) yield last;
    hash.update(piece);
    last = piece;
  }
  // The saving is known before the end is given: who has the whole file is in the history.
  await runUseCase(platform, caller, async ({ db, now, actor, audit }) => {
    const savedBy = actor.kind === 'person' ? actor.professionalId : null;
    await addSaving(db, { id: uuidV7(now.getTime()), loteId, savedBy, savedAt: now, sha256: hash.digest() });
    audit({ type: 'production.lote-saved', subject: { table: 'generated_lote', id: loteId } });
  });
  if (last) yield last;
}
