import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '#platform/errors/problem';
import type { JobContext } from '#platform/jobs/job';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { PieceBroken } from '../pieces/seal.ts';
import { MOST_SEALED_BYTES, type PieceStore } from '../pieces/store.ts';
import { getLocked, setNoted } from '../process/change.ts';
import { otherSide, wrongState } from '../process/faults.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';

export type Taken = { taken: number; had: number; broken: number };

const NAME = /^[0-9a-f]{64}$/;

/**
 * Takes pieces of a unit from a disk that somebody brought; each is proved as one that came by the link. Those that do not
 * open are left there, and are asked for by the link.
 */
export async function takePieces(
  { platform, signal, progress }: Pick<JobContext, 'platform' | 'signal' | 'progress'>,
  row: ProcessRow,
  disk: string,
): Promise<Taken> {
  if (row.side !== 'receiving') throw otherSide('receber a base');
  if (row.state !== 'accepted' && row.state !== 'running') throw wrongState(row, 'receber a base');
  const names = await namesIn(disk, row);
  const store = await piecesOfProcess(platform, row);
  const taken: Taken = { taken: 0, had: 0, broken: 0 };
  for (const [place, name] of names.entries()) {
    signal.throwIfAborted();
    taken[await take(store, name, join(disk, row.id, name))] += 1;
    progress({ step: 'Lendo o disco', done: place + 1, total: names.length });
  }
  await runUseCase(platform, COMMAND_LINE, async (context) => {
    await setNoted(
      context,
      await getLocked(context, row.id),
      {},
      { type: 'unification.taken', details: taken },
    );
  });
  return taken;
}

async function namesIn(disk: string, row: ProcessRow): Promise<string[]> {
  const names = await readdir(join(disk, row.id)).catch(() => []);
  const pieces = names.filter((name) => NAME.test(name));
  if (pieces.length > 0) return pieces;
  throw refused(
    'unification-folder',
    `Em ${disk} não há a base de ${row.unitName} desta solicitação. Grave-a na instalação local com pec unification pack e traga o disco inteiro.`,
  );
}

async function take(store: PieceStore, name: string, path: string): Promise<keyof Taken> {
  if (await store.has(name)) return 'had';
  const { size } = await stat(path);
  if (size > MOST_SEALED_BYTES) return 'broken';
  try {
    await store.put(name, await readFile(path));
    return 'taken';
  } catch (error) {
    if (error instanceof PieceBroken) return 'broken';
    throw error;
  }
}
