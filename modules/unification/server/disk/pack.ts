import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, refused } from '#platform/errors/problem';
import { writeWholeFile } from '#platform/files/whole-file';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { piecesOf } from '../plan/plan-text.ts';
import { getLocked, setNoted } from '../process/change.ts';
import { otherSide, wrongState } from '../process/faults.ts';
import { readIntoStore, type Sending } from '../sending/send-base.ts';

export type Packed = { folder: string; pieces: number; bytes: number };

/**
 * Writes the pieces of this base, sealed as they travel, below a folder of a disk that somebody carries to the centre. Those
 * that stand there are not written again; what changes here afterwards goes by the link, as little as it is.
 */
export async function packBase(packing: Omit<Sending, 'centre'>, disk: string): Promise<Packed> {
  const { platform, row, signal, progress } = packing;
  if (row.side !== 'sending') throw otherSide('gravar a base');
  if (row.state !== 'accepted' && row.state !== 'running') throw wrongState(row, 'gravar a base');
  const { store, plan } = await readIntoStore(packing);
  const folder = join(disk, row.id);
  const names = piecesOf(plan);
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true });
    for (const [place, name] of names.entries()) {
      signal.throwIfAborted();
      bytes += await write(join(folder, name), () => store.readSealed(name));
      progress({ step: 'Gravando no disco', done: place + 1, total: names.length });
    }
  } catch (error) {
    signal.throwIfAborted();
    throw unwritable(disk, error);
  }
  await runUseCase(platform, COMMAND_LINE, async (context) => {
    const details = { pieces: names.length };
    await setNoted(context, await getLocked(context, row.id), {}, { type: 'unification.packed', details });
  });
  return { folder, pieces: names.length, bytes };
}

/** Whole or not at all; its length. */
async function write(path: string, read: () => Promise<Buffer>): Promise<number> {
  const there = await stat(path).catch(() => undefined);
  if (there) return there.size;
  const sealed = await read();
  await writeWholeFile(path, [sealed], 0o600);
  return sealed.length;
}

const unwritable = (disk: string, error: unknown): Problem =>
  refused(
    'unification-folder',
    `Não foi possível gravar em ${disk} (${(error as NodeJS.ErrnoException).code ?? 'erro'}). Confira o disco e o espaço nele e repita: o que já foi gravado não se repete.`,
  );
