import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { uuidV7 } from '#platform/db/uuid';
import { conflict } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { loadLedi } from '#platform/ledi/load';
import { judgeBeside } from '../judging/judge-beside.ts';
import { installedIn } from '../judging/membership.ts';
import { storeFichas } from '../store/store-fichas.ts';
import type { Judged } from '../store/judged.ts';
import {
  addLote,
  advanceLote,
  countLote,
  finishLote,
  getLoteUnderWay,
  type LoteCounts,
  type LoteOrigin,
  type LoteUnderWay,
} from './lote-queries.ts';

const LONGEST_NAME = 255;

export type LoteFile = {
  path: string;
  /** The stored file that it is lent from, where a job receives it. */
  fileId?: string;
  /** As whoever sent it called it. */
  name?: string;
  origin: LoteOrigin;
  /** Who sent it by the screen. */
  responsibleId: string | null;
  /** The installation that sent it by network. */
  peerId?: string | null;
  /** As who sent it by network numbered it; what the records say where it is not told. */
  number?: number;
  /** Whose fichas alone enter with it; null: any of the installation. */
  municipalityId: string | null;
};

export type ReceiveOptions = {
  appliedForms: ReadonlySet<number>;
  signal?: AbortSignal;
  onProgress?: (stored: number) => void;
  /** What else is true once every ficha is judged, in the same transaction. */
  onEnd?: (context: UseCaseContext, loteId: string) => Promise<void>;
};

export type Received = LoteCounts & { loteId: string; finished: boolean };

/**
 * Receives a lot (zip) or a single record: judges every record and stores it with its verdict, some hundreds a
 * transaction. Stopped or killed at any point, the same file again goes on after what is stored. LediError when the file
 * is no lot; 409 `lote-under-way` when it is being received elsewhere at this moment.
 */
export async function receiveLote(
  platform: Platform,
  caller: Caller,
  file: LoteFile,
  { appliedForms, signal, onProgress = () => undefined, onEnd }: ReceiveOptions,
): Promise<Received> {
  const ledi = await loadLedi();
  const installed = await installedIn(platform.db, file.municipalityId);
  let lote: LoteUnderWay | undefined;
  let storing: Promise<void> = Promise.resolve();
  // Not before the first record: a file that is no lot leaves no trace of one.
  const from = async () => (lote = await begin(platform, caller, file)).stored;
  const store = async (into: LoteUnderWay, judged: readonly Judged[]) => {
    const [from, to] = [into.stored, into.stored + judged.length];
    const number = file.number ?? judged.reduce(agreed, from === 0 ? undefined : into.number) ?? null;
    await runUseCase(platform, caller, async (context) => {
      const isOurs = await advanceLote(context.db, into.id, { from, to, number });
      if (!isOurs) throw conflict('lote-under-way', 'Este lote já está sendo recebido. Aguarde que termine.');
      await storeFichas(context, { ledi, lote: into, appliedForms }, judged);
    });
    Object.assign(into, { stored: to, number });
    onProgress(to);
  };
  try {
    for await (const judged of judgeBeside(ledi, installed, { path: file.path, from })) {
      // The base stores one part while the next is judged.
      await storing;
      if (signal?.aborted || !lote) break;
      storing = store(lote, judged);
      // Told where it is waited for.
      storing.catch(() => undefined);
    }
    await storing;
  } finally {
    await storing.catch(() => undefined);
  }
  if (!lote) throw new Error('a lot without records is refused when it is read');
  if (signal?.aborted) return { ...(await countLote(platform.db, lote)), loteId: lote.id, finished: false };
  return { ...(await end(platform, caller, lote, onEnd)), loteId: lote.id, finished: true };
}

/** The lot number that all records say; null once two differ. */
const agreed = (before: number | null | undefined, { number }: Judged): number | null =>
  before === undefined || before === number ? number : null;

async function begin(platform: Platform, caller: Caller, file: LoteFile): Promise<LoteUnderWay> {
  const [sha256, { size }] = await Promise.all([hashOf(file.path), stat(file.path)]);
  return runUseCase(platform, caller, async ({ db, now, audit }) => {
    const id = uuidV7(now.getTime());
    const fileName = (file.name ?? basename(file.path)).slice(0, LONGEST_NAME);
    const added = await addLote(db, {
      id,
      fileId: file.fileId ?? null,
      origin: file.origin,
      fileName,
      sha256,
      sizeBytes: size,
      responsibleId: file.responsibleId,
      peerId: file.peerId ?? null,
      municipalityId: file.municipalityId,
      receivedAt: now,
    });
    if (!added) return getLoteUnderWay(db, sha256);
    audit({ type: 'production.lote-received', subject: { table: 'received_lote', id } });
    return added;
  });
}

const end = (
  platform: Platform,
  caller: Caller,
  lote: LoteUnderWay,
  onEnd: ReceiveOptions['onEnd'],
): Promise<LoteCounts> =>
  runUseCase(platform, caller, async (context) => {
    const { db, now, audit } = context;
    await finishLote(db, lote.id, now);
    await onEnd?.(context, lote.id);
    const counts = await countLote(db, lote);
    audit({
      type: 'production.lote-judged',
      subject: { table: 'received_lote', id: lote.id },
      details: counts,
    });
    return counts;
  });

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest();
}
